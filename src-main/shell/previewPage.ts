/** Looking at a page as a reader would before taking its picture: is it there, has it stopped moving. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserWindow, NativeImage } from 'electron';

/** A page that is not ready after this long will not be. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 50;

/** Asks the page until the expression is true. @throws with what was waited for */
export async function waitFor(window: BrowserWindow, what: string, expression: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if ((await window.webContents.executeJavaScript(`Boolean(${expression})`)) === true) return;
    await pause(LOOK_AGAIN_MS);
  }
  const seen = String(await window.webContents.executeJavaScript('document.body.innerText.slice(0, 300)'));
  throw new Error(
    `${what} did not appear within ${PATIENCE_MS / 1000} s; the page shows: ${seen.replaceAll('\n', ' | ')}`,
  );
}

/** Nothing is loading any more: no skeleton, no spinner, no busy region, fonts there. */
export const SETTLED = `document.readyState === 'complete' && document.fonts.status === 'loaded' &&
  document.querySelector('main') !== null &&
  document.querySelector('.ant-skeleton, .ant-spin-spinning, [aria-busy="true"]') === null`;

/** The picture, once two in a row are the same: charts and virtual rows have come to rest. */
export async function steadyPicture(window: BrowserWindow): Promise<NativeImage> {
  const until = performance.now() + PATIENCE_MS;
  let last: Uint8Array = new Uint8Array(0);
  while (performance.now() < until) {
    await window.webContents.executeJavaScript(
      'new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))',
    );
    const picture = await window.webContents.capturePage();
    const bits = picture.toBitmap();
    if (bits.length > 0 && bits.equals(last)) return picture;
    last = bits;
  }
  throw new Error('the page did not come to rest');
}
