/** Words of importing and exporting, English. */
import type { transferZhCN } from './transfer.zh-CN.ts';

export const transferEn: typeof transferZhCN = {
  title: 'Import and export',
};
