/**
 * Serves the built page under app://crm/: its own files and nothing else on the disk, each with the content policy, a
 * nonce a load. No file:, no http:. A second kind of page is one made in memory (why a store was refused).
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { HOST, SCHEME } from './channels.ts';
import { NONCE_PLACE, pageHeaders } from './contentPolicy.ts';
import { fileOf, TYPES } from './pageFiles.ts';

/** Before `ready`, once. Never bypassCSP. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** `pages`: paths answered from memory, as whole HTML documents. */
export function serve(folder: string, pages: ReadonlyMap<string, () => string>): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const nonce = randomBytes(16).toString('base64');
    if (host !== HOST || request.method !== 'GET') return refuse(nonce);
    const made = pages.get(pathname);
    if (made !== undefined) return answer(made().replaceAll(NONCE_PLACE, nonce), '.html', nonce);
    const file = await fileOf(folder, pathname);
    if (file === null) return refuse(nonce);
    const content = await readFile(file);
    const extension = path.extname(file);
    return extension === '.html'
      ? answer(withNonce(content.toString('utf8'), nonce), extension, nonce)
      : answer(content, extension, nonce);
  });
}

function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACE, nonce);
}

function answer(content: string | Buffer, extension: string, nonce: string): Response {
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return new Response(body, { headers: pageHeaders(TYPES[extension] ?? 'application/octet-stream', nonce) });
}

function refuse(nonce: string): Response {
  return new Response('', { status: 404, headers: pageHeaders('text/plain; charset=utf-8', nonce) });
}
