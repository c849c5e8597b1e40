// A formula with its numbers filled in, worked out: + − · × / ^ √ | | and brackets. Undefined where words are left in it.
export function workedOut(formula: string): number | undefined {
  const tokens = formula.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?|[-−+·×/^√|()]|\S/g) ?? [];
  if (tokens.some((token) => !/^(?:\d.*|[-−+·×/^√|()])$/.test(token))) return undefined;
  let at = 0;
  const take = (...wanted: readonly string[]): string | undefined =>
    wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined;
  const atom = (): number => {
    if (take('(') !== undefined) {
      const inner = sum();
      if (take(')') === undefined) throw new SyntaxError(`no closing bracket: ${formula}`);
      return inner;
    }
    if (take('|') !== undefined) {
      const inner = sum();
      if (take('|') === undefined) throw new SyntaxError(`no closing bar: ${formula}`);
      return Math.abs(inner);
    }
    if (take('√') !== undefined) return Math.sqrt(atom());
    if (take('-', '−') !== undefined) return -power();
    return Number(tokens[at++]);
  };
  const power = (): number => {
    const base = atom();
    return take('^') === undefined ? base : base ** power();
  };
  const product = (): number => {
    let value = power();
    for (let sign = take('·', '×', '/'); sign !== undefined; sign = take('·', '×', '/'))
      value = sign === '/' ? value / power() : value * power();
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = take('+', '-', '−'); sign !== undefined; sign = take('+', '-', '−'))
      value = sign === '+' ? value + product() : value - product();
    return value;
  };
  const value = sum();
  return at === tokens.length ? value : undefined;
}
