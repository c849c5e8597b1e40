/** Words of campaigns, Chinese. */
export const campaignPageZhCN = {
  title: '营销活动',
};
