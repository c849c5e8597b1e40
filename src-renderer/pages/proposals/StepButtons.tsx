/** The steps that can be taken now, each with its letter. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../src-shared/domain/proposals/life.ts';
import { Keys } from '../../ui/Keys.tsx';
import { STEP_KEYS } from './steps.ts';

interface Props {
  readonly steps: readonly Step[];
  readonly isBusy: boolean;
  /** Where the letters are heard. */
  readonly hasKeys?: boolean;
  /** None of them stands out. */
  readonly isEven?: boolean;
  readonly onStep: (step: Step) => void;
}

/** What mostly comes next stands out. */
const FIRST: readonly Step[] = ['carry_out', 'accept', 'approve'];

export function StepButtons({ steps, isBusy, hasKeys = true, isEven = false, onStep }: Props) {
  const { t } = useTranslation();
  const main = isEven ? undefined : FIRST.find((step) => steps.includes(step));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend, which a row of buttons has not.
    <div className="step-buttons" role="group" aria-label={t('proposalPage.steps')}>
      {steps.map((step) => (
        <Button key={step} type={step === main ? 'primary' : 'default'} disabled={isBusy} onClick={() => onStep(step)}>
          {t(`proposalPage.step.${step}`)}
          {hasKeys && <Keys of={[STEP_KEYS[step]]} />}
        </Button>
      ))}
    </div>
  );
}
