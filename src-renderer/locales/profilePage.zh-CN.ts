/** Words of the Profile tab, Chinese. */
export const profilePageZhCN = {
  title: '客户档案',
};
