// Finds every module a source file names: import, export ... from, import(), require(), import('x').Type, and
// import x = require(). With Vite's own parser, so that comments, strings and JSX text cannot mislead it.
import { parseSync } from 'vite';

/**
 * @typedef {object} Specifier
 * @property {string} text as written
 * @property {number} line counted from 1
 * @property {boolean} typeOnly nothing of it is left at run time
 */

/**
 * @param {string} file its name tells the language
 * @param {string} source
 * @returns {Specifier[]}
 */
export function findSpecifiers(file, source) {
  const { program, errors } = parseSync(file, source);
  const fatal = errors.find((error) => error.severity === 'Error');
  if (fatal !== undefined) throw new Error(`${file} cannot be parsed: ${fatal.message}`);
  /** @type {Specifier[]} */
  const found = [];
  const add = (/** @type {any} */ literal, /** @type {boolean} */ typeOnly) => {
    const text = literalText(literal);
    if (text === undefined) return;
    found.push({ text, typeOnly, line: source.slice(0, literal.start).split('\n').length });
  };
  visit(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node.source) add(node.source, isTypeOnly(node));
        break;
      case 'ImportExpression':
        add(node.source, false);
        break;
      case 'TSImportType':
        add(node.source ?? node.argument, true);
        break;
      case 'TSExternalModuleReference':
        add(node.expression, false);
        break;
      case 'CallExpression':
        if (isLoader(node.callee)) add(node.arguments[0], false);
        break;
    }
  });
  return found;
}

/** @param {any} node */
function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const parts = node.specifiers ?? [];
  return parts.length > 0 && parts.every((/** @type {any} */ part) => (part.importKind ?? part.exportKind) === 'type');
}

/** require(x), anything.require(x), require.resolve(x), process.getBuiltinModule(x). @param {any} callee */
function isLoader(callee) {
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression') return false;
  const name = callee.property?.name;
  return name === 'require' || name === 'getBuiltinModule' || callee.object?.name === 'require';
}

/** @param {any} node */
function literalText(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  if (node?.type === 'TSLiteralType') return literalText(node.literal);
  return undefined;
}

/** @param {unknown} node @param {(node: any) => void} see */
function visit(node, see) {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see);
  } else if (node !== null && typeof node === 'object') {
    if ('type' in node && typeof node.type === 'string') see(node);
    for (const value of Object.values(node)) if (value !== null && typeof value === 'object') visit(value, see);
  }
}
