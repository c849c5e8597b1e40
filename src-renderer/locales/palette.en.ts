/** Words of the palette, the keys and going back, English. */
import type { paletteZhCN } from './palette.zh-CN.ts';

export const paletteEn: typeof paletteZhCN = {
  title: 'Find and do',
};
