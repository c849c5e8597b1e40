/**
 * The window's policy for text that is set as HTML. Ant Design writes its style sheets through `innerHTML` of style
 * elements, which `require-trusted-types-for 'script'` refuses; this default policy lets text through that holds no
 * "<" and so can make no element, and refuses everything else. Must run before the first render.
 */
interface Factory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
}

export function startTrustedTypes(): void {
  const factory = (window as unknown as { readonly trustedTypes?: Factory }).trustedTypes;
  factory?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('The window makes no elements from text.');
      return text;
    },
  });
}
