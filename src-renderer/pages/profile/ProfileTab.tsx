/** Being built. */
import type { TabProps } from '../client/ClientPage.tsx';

export function ProfileTab(_props: TabProps) {
  return null;
}
