/** Words of campaigns, English. */
import type { campaignPageZhCN } from './campaignPage.zh-CN.ts';

export const campaignPageEn: typeof campaignPageZhCN = {
  title: 'Campaigns',
};
