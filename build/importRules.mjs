// Keeps the house's walls: every file lies in a room, and imports only what the table allows its room. Style is
// kept by people; walls that only a document keeps fall. Prints one line a fault and ends with 1 if there is any.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSpecifiers } from './importRules/specifiers.mjs';
import { generated, packages, rooms, sandboxedFiles, topLevel, treeFiles, trees } from './importRules/table.mjs';

const codeFile = /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/;
const builtins = new Set(builtinModules);

/**
 * @param {string} root the folder of package.json
 * @returns {{ faults: string[], files: number, imports: number }}
 */
export function checkImports(root) {
  const faults = checkTopLevel(root);
  /** @type {Map<string, Map<string, string>>} room → room it imports → an example of where */
  const graph = new Map();
  let imports = 0;
  const files = trees.flatMap((tree) => listFiles(root, tree));
  for (const file of files) {
    const room = roomOf(file);
    if (room === undefined) {
      if (!isTreeFile(file)) faults.push(`${file}: lies in no room`);
      continue;
    }
    if (!codeFile.test(file)) continue;
    for (const specifier of findSpecifiers(file, readFileSync(path.join(root, file), 'utf8'))) {
      imports += 1;
      const fault = isRelative(specifier.text)
        ? checkRelative(file, room, specifier, graph)
        : checkPackage(file, room, specifier);
      if (fault !== undefined) faults.push(`${file}:${specifier.line}: ${fault}`);
    }
  }
  faults.push(...findCycles(graph));
  return { faults, files: files.length, imports };
}

/** @param {string} text */
function isRelative(text) {
  return text.startsWith('.') || text.startsWith('/');
}

/** @param {string} file */
function isTreeFile(file) {
  const [tree, name, ...rest] = file.split('/');
  return rest.length === 0 && trees.includes(tree ?? '') && treeFiles.includes(name ?? '');
}

/** @param {string} file a path from the root, with slashes */
function roomOf(file) {
  const folders = file.split('/').slice(0, -1);
  for (let depth = folders.length; depth > 0; depth -= 1) {
    const name = folders.slice(0, depth).join('/');
    const room = rooms[name];
    if (room === undefined) continue;
    // A room that lists its files has no other folders than the rooms inside it.
    if (room.files !== undefined && !(depth === folders.length && room.files.includes(path.basename(file)))) continue;
    return name;
  }
  return undefined;
}

/**
 * @param {string} file
 * @param {string} room
 * @param {import('./importRules/specifiers.mjs').Specifier} specifier
 * @param {Map<string, Map<string, string>>} graph
 */
function checkRelative(file, room, { text, line, typeOnly }, graph) {
  const bare = text.replace(/\?[a-z&]+$/, '');
  if (bare.startsWith('/')) return `"${text}" is an absolute path`;
  if (path.posix.extname(bare) === '') return `"${text}" names no file extension; Node cannot load it`;
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), bare));
  const allowed = rooms[room]?.imports ?? [];
  if (allowed.includes('*')) return undefined;
  const other = roomOf(target);
  if (other === undefined) return `"${text}" lies in no room`;
  if (other === room) return undefined;
  const edges = graph.get(room) ?? new Map();
  graph.set(room, edges.set(other, `${file}:${line}`));
  if (allowed.includes(other) || (typeOnly && allowed.includes(`type:${other}`))) return undefined;
  const only = allowed.includes(`type:${other}`) ? ' more than types of' : '';
  return `${room} may not import${only} ${other} ("${text}")`;
}

/**
 * @param {string} file
 * @param {string} room
 * @param {import('./importRules/specifiers.mjs').Specifier} specifier
 */
function checkPackage(file, room, { text }) {
  const isBuiltin = text.startsWith('node:') || builtins.has(text);
  if (sandboxedFiles.includes(file)) {
    return text === 'electron' ? undefined : `the preload may load nothing but electron ("${text}")`;
  }
  if (isBuiltin) return rooms[room]?.node ? undefined : `${room} may not use Node's own modules ("${text}")`;
  if (rooms[room]?.imports.includes('*')) return undefined;
  const name = text
    .split('/')
    .slice(0, text.startsWith('@') ? 2 : 1)
    .join('/');
  const allowed = packages[name];
  if (allowed === undefined) return `the package ${name} is not in the table (build/importRules/table.mjs)`;
  const fits = allowed.some((place) => room === place || room.startsWith(`${place}/`));
  return fits ? undefined : `${room} may not import the package ${name}; only ${allowed.join(', ')} may`;
}

/** @param {Map<string, Map<string, string>>} graph */
function findCycles(graph) {
  /** @type {string[]} */
  const faults = [];
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} room @param {string[]} trail */
  const follow = (room, trail) => {
    const at = trail.indexOf(room);
    if (at >= 0) {
      const circle = [...trail.slice(at), room];
      const places = circle.slice(1).map((next, i) => graph.get(circle[i] ?? '')?.get(next));
      faults.push(`rooms import each other in a circle: ${circle.join(' → ')} (${places.join(', ')})`);
      return;
    }
    if (done.has(room)) return;
    for (const next of graph.get(room)?.keys() ?? []) follow(next, [...trail, room]);
    done.add(room);
  };
  for (const room of graph.keys()) follow(room, []);
  return faults;
}

/** @param {string} root */
function checkTopLevel(root) {
  return readdirSync(root)
    .filter((name) => !name.startsWith('.') && !topLevel.includes(name) && !generated.includes(name))
    .map((name) => `${name}: may not lie at the top of the repository`);
}

/** @param {string} root @param {string} folder @returns {string[]} paths from the root, with slashes */
function listFiles(root, folder) {
  let entries;
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== '.DS_Store')
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, name) : [name];
    });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { faults, files, imports } = checkImports(path.resolve(import.meta.dirname, '..'));
  for (const fault of faults) console.log(fault);
  console.log(`${files} files, ${imports} imports, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
