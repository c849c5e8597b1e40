/**
 * Which file an address of the page means: one of the built page's own, or none. Symbolic links are followed before the
 * look, the folder is compared with its closing separator, and only kinds of files a page is made of are served.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';

export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** The file of a path below the folder, symbolic links followed first; null for anything else. */
export async function fileOf(folder: string, pathname: string): Promise<string | null> {
  try {
    const relative = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
    if (relative.includes('\0') || relative.includes('\\')) return null;
    const root = await realpath(folder);
    const file = await realpath(path.join(root, relative));
    return file.startsWith(root + path.sep) && Object.hasOwn(TYPES, path.extname(file)) ? file : null;
  } catch {
    // Not there, or not a well-formed address: the answer is the same 404.
    return null;
  }
}
