/** Everything the lists of a client report are written from; the single figures come from the registry. */
import type { ClientOnGround } from '../ground.ts';
import type { Missing } from './missing.ts';

export interface ReportContext extends ClientOnGround {
  readonly missing: Missing;
}
