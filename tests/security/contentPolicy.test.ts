/** The policy every page comes with, word for word: a change of it must be seen in a review. */
import { expect, test } from 'vitest';
import { contentPolicy, pageHeaders } from '../../src-main/shell/contentPolicy.ts';

test('the content policy is the reviewed one', () => {
  expect(contentPolicy('N').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-N'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app default',
  ]);
});

test('no page allows inline or evaluated script', () => {
  expect(contentPolicy('N')).not.toMatch(/unsafe|wasm|\*|https?:|blob:/);
});

test('every answer forbids sniffing, keeping and sharing', () => {
  const { 'Content-Security-Policy': _policy, ...others } = pageHeaders('text/html', 'N');
  expect(others).toEqual({
    'Content-Type': 'text/html',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
});
