/**
 * What a page of ours may load and do, as headers. Scripts come from our files alone; style elements (Ant Design makes
 * them while it runs) need the nonce of this load. Trusted Types: no text becomes markup, except through a policy the
 * page names; 'default' is the one of TRUSTED_TYPES_SCRIPT, which lets style text through and no markup.
 */
export const NONCE_PLACE = '__CSP_NONCE__';

/**
 * Runs before the page's own script. Ant Design writes its style sheets with `style.innerHTML = css`, the same sink as
 * markup: text without a tag passes (CSS has '<length>' in its @property rules), what could start an element is refused.
 */
export const TRUSTED_TYPES_SCRIPT = `trustedTypes.createPolicy('default', {
  createHTML(text) {
    const withoutSyntax = text.replace(/(["'])<[a-z-]+>\\1/g, '');
    if (/<[a-z!/?]/i.test(withoutSyntax)) throw new TypeError('markup from text is refused');
    return text;
  },
});
`;

export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app default',
  ].join('; ');
}

export function pageHeaders(type: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentPolicy(nonce),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}
