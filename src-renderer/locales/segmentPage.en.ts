/** Words of segments and bulk actions, English. */
import type { segmentPageZhCN } from './segmentPage.zh-CN.ts';

export const segmentPageEn: typeof segmentPageZhCN = {
  title: 'Segments',
};
