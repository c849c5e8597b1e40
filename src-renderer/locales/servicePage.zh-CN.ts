/** Words of the Service tab, Chinese. */
export const servicePageZhCN = {
  title: '服务记录',
};
