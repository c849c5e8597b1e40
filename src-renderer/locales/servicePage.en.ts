/** Words of the Service tab, English. */
import type { servicePageZhCN } from './servicePage.zh-CN.ts';

export const servicePageEn: typeof servicePageZhCN = {
  title: 'Service',
};
