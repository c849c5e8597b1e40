/** Words of Today, tasks and the branch's practice, Chinese. */
export const todayPageZhCN = {
  title: '今日',
};
