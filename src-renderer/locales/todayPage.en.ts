/** Words of Today, tasks and the branch's practice, English. */
import type { todayPageZhCN } from './todayPage.zh-CN.ts';

export const todayPageEn: typeof todayPageZhCN = {
  title: 'Today',
};
