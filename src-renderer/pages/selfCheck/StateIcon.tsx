/** The three states of the self-check as signs with a glyph of their own, so that none rests on colour alone. */
import { CheckCircleFilled, ExclamationCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { SelfCheck } from '../../../src-shared/contract/selfCheckCalls.ts';

export function StateIcon({ state }: { readonly state: SelfCheck['state'] }) {
  switch (state) {
    case 'holds':
      return <CheckCircleFilled aria-hidden="true" />;
    case 'fails':
      return <ExclamationCircleFilled aria-hidden="true" />;
    case 'unknown':
      return <QuestionCircleFilled aria-hidden="true" />;
  }
}
