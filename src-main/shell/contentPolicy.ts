/**
 * What a page of ours may load and do, as headers. Scripts come from our files alone; style elements (Ant Design makes
 * them while it runs) need the nonce of this load. Trusted Types: no text becomes markup, except through a policy the
 * page names; 'default' is the page's own (app/trustedTypes.ts): style text passes, markup does not.
 */
export const NONCE_PLACE = '__CSP_NONCE__';

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
