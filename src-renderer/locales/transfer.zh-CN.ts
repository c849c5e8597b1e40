/** Words of importing and exporting, Chinese. */
export const transferZhCN = {
  title: '导入与导出',
};
