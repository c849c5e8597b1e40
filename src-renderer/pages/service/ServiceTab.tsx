/** Being built. */
import type { TabProps } from '../client/ClientPage.tsx';

export function ServiceTab(_props: TabProps) {
  return null;
}
