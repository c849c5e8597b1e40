/** Where the window was: kept in the user's folder, believed only when it still lies on a screen of this machine. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

export const SMALLEST = { width: 1100, height: 680 } as const;
const DEFAULT = { width: 1366, height: 768 } as const;

const saved = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(SMALLEST.width),
  height: z.int().min(SMALLEST.height),
  maximized: z.boolean(),
});
export interface StartBounds {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly maximized: boolean;
}

const fileIn = (userData: string): string => path.join(userData, 'window.json');

export function readBounds(userData: string): StartBounds {
  const none: StartBounds = { bounds: DEFAULT, maximized: false };
  try {
    const parsed = saved.safeParse(JSON.parse(readFileSync(fileIn(userData), 'utf8')));
    if (!parsed.success) return none;
    const { maximized, ...bounds } = parsed.data;
    return isOnScreen(bounds) ? { bounds, maximized } : none;
  } catch {
    // No file yet, or one that is no JSON: the default is right for both.
    return none;
  }
}

/** At least a grip of 100 × 40 of the title bar must be within reach. */
function isOnScreen({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(x + width, workArea.x + workArea.width);
    const left = Math.max(x, workArea.x);
    return right - left >= 100 && y >= workArea.y && y <= workArea.y + workArea.height - 40;
  });
}

export function keepBounds(window: BrowserWindow, userData: string, failed: (error: unknown) => void): void {
  window.on('close', () => {
    try {
      const state = { ...window.getNormalBounds(), maximized: window.isMaximized() };
      writeFileSync(fileIn(userData), JSON.stringify(state));
    } catch (error) {
      failed(error);
    }
  });
}
