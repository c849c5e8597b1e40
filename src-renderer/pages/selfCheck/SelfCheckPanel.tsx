/** The self-check in full: what it says, the parts of the profit, and the days that differ with their likely causes. */
import type { ReactNode } from 'react';
import type { SelfCheck } from '../../../src-shared/contract/selfCheckCalls.ts';
import { signOf } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Missing } from '../../ui/Missing.tsx';
import { toneClass } from '../../ui/tone.ts';
import { DayTable } from './DayTable.tsx';
import { cancelsOut, countOfDays, sumOfDays } from './model.ts';
import { StateIcon } from './StateIcon.tsx';

interface Props {
  readonly check: SelfCheck;
  readonly name: string;
}

export function SelfCheckPanel({ check, name }: Props) {
  const { t } = useTerms();
  const format = useFormat();
  const { from, to, from_effective: effective } = check;
  return (
    <div className="check-panel">
      <p className="check-of muted">
        {name} <span className="num">{t('selfCheck.panel.period', { from, to })}</span>
        {effective !== null && effective !== from && (
          <span className="num"> · {t('selfCheck.panel.effective', { from: effective })}</span>
        )}
      </p>
      <Verdict check={check} />
      <Equation check={check} />
      {check.left_out > 0 && (
        <p className="check-note">{t('selfCheck.panel.leftOut', { n: format.count(check.left_out) })}</p>
      )}
      <Days check={check} />
    </div>
  );
}

function Verdict({ check }: { readonly check: SelfCheck }) {
  const { t, reason } = useTerms();
  const format = useFormat();
  const { state, unexplained, tolerance } = check;
  const amount = unexplained === null ? '' : format.signedMoney(unexplained);
  const bound = tolerance === null ? '' : format.money(tolerance);
  return (
    <section className={`check-verdict is-${state}`}>
      <span className="check-sign">
        <StateIcon state={state} />
      </span>
      <div>
        <h3>{t(`selfCheck.panel.${state}`, { amount })}</h3>
        <p>
          {state === 'unknown'
            ? t('selfCheck.panel.unknownText', { reason: reason(check.reason ?? undefined) })
            : t(`selfCheck.panel.${state}Text`, { amount, tolerance: bound })}
        </p>
      </div>
    </section>
  );
}

/** Profit and what it is made of, in the order of the bridge of the profit tab. */
function Equation({ check }: { readonly check: SelfCheck }) {
  const { t } = useTerms();
  const format = useFormat();
  const { parts, reason } = check;
  const term = (label: string, value: string | null, sign: ReactNode, className = '') => (
    <div className={`check-term ${className}`}>
      <dt>
        {sign !== null && (
          <span className="check-operator" aria-hidden="true">
            {sign}
          </span>
        )}
        {label}
      </dt>
      <dd className={`num ${value === null ? '' : className === 'is-rest' ? '' : toneClass(signOf(value))}`}>
        {value === null ? <Missing code={reason ?? undefined} /> : format.signedMoney(value)}
      </dd>
    </div>
  );
  return (
    <dl className="check-equation" aria-label={t('selfCheck.panel.equation')}>
      {term(t('selfCheck.panel.pnl'), check.pnl, null, 'is-whole')}
      {term(t('selfCheck.panel.securities'), parts.securities, '=')}
      {term(t('selfCheck.panel.interest'), parts.interest, '+')}
      {term(t('selfCheck.panel.fees'), parts.fees, '+')}
      {term(t('selfCheck.panel.other'), parts.other, '+')}
      {term(t('selfCheck.panel.unexplained'), check.unexplained, '+', 'is-rest')}
    </dl>
  );
}

function Days({ check }: { readonly check: SelfCheck }) {
  const { t } = useTerms();
  const format = useFormat();
  const count = countOfDays(check);
  if (count === 0) return <NoDays check={check} />;
  return (
    <section className="check-days">
      <header>
        <h3>{t('selfCheck.panel.days')}</h3>
        <span className="muted num">
          {t('selfCheck.panel.daysNote', { n: format.count(count), sum: format.signedMoney(sumOfDays(check)) })}
        </span>
      </header>
      {cancelsOut(check) && <p className="check-note">{t('selfCheck.panel.cancel')}</p>}
      <DayTable days={check.days} />
      {check.more_days > 0 && check.more_amount !== null && (
        <p className="check-note num">
          {t('selfCheck.panel.moreDays', {
            n: format.count(check.more_days),
            amount: format.signedMoney(check.more_amount),
          })}
        </p>
      )}
      <p className="check-note muted">{t('selfCheck.panel.formula')}</p>
    </section>
  );
}

function NoDays({ check }: { readonly check: SelfCheck }) {
  const { t } = useTerms();
  const text =
    check.state === 'fails'
      ? t('selfCheck.panel.noDaysFails')
      : check.from_effective === null
        ? t('selfCheck.panel.noDaysUnknown')
        : t('selfCheck.panel.noDays');
  return <p className="check-note">{text}</p>;
}
