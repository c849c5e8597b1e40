/** Words of the Profile tab, English. */
import type { profilePageZhCN } from './profilePage.zh-CN.ts';

export const profilePageEn: typeof profilePageZhCN = {
  title: 'Profile',
};
