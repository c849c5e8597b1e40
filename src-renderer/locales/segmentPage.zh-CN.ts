/** Words of segments and bulk actions, Chinese. */
export const segmentPageZhCN = {
  title: '客群',
};
