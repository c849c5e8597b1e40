/** The three states of the self-check as signs of different shape, so that none rests on colour alone. */
import { CheckCircleFilled, QuestionCircleFilled, WarningFilled } from '@ant-design/icons';
import type { SelfCheck } from '../../../src-shared/contract/selfCheckCalls.ts';

export function StateIcon({ state }: { readonly state: SelfCheck['state'] }) {
  switch (state) {
    case 'holds':
      return <CheckCircleFilled aria-hidden="true" />;
    case 'fails':
      return <WarningFilled aria-hidden="true" />;
    case 'unknown':
      return <QuestionCircleFilled aria-hidden="true" />;
  }
}
