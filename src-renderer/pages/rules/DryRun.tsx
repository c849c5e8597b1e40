/** For whom the rule would have held on earlier days: the last days of months, or any day, one after the other, until stopped. */
import { Button, Select } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePreview } from '../../../src-shared/contract/proposalCalls.ts';
import { dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { DayField } from '../../ui/records/DayField.tsx';
import { useDay } from '../today/useTasks.ts';
import { monthEnds, type RuleBody } from './model.ts';

interface Props {
  readonly body: RuleBody;
  /** The date of the data. */
  readonly asOf: string | null;
}
interface Line {
  readonly day: Ymd;
  readonly told: RulePreview | null;
  readonly why: string | null;
}

const MONTHS = [3, 6, 12] as const;
/** Milliseconds between two looks whether figures are there. */
const LOOK_MS = 1_500;
const isNotMade = ({ told }: Line): boolean => told !== null && told.not_made.length > 0;
/** Figures of rules are those of the year to the day. */
const yearToDate = (day: Ymd): Ymd => Math.floor(day / 10_000) * 10_000 + 101;

export function DryRun({ body, asOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = useDay();
  const [months, setMonths] = useState<number>(6);
  const [day, setDay] = useState<string | null>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [isRunning, setRunning] = useState(false);
  const id = useId();
  const run = useRef(0);
  const asked = JSON.stringify(body);
  // What was told of another condition says nothing of this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the rule ends the run.
  useEffect(() => {
    run.current += 1;
    setLines([]);
    setRunning(false);
  }, [asked]);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );
  const newest = asOf === null ? null : parseDate(asOf);
  const start = async (days: readonly Ymd[]): Promise<void> => {
    const own = ++run.current;
    setRunning(true);
    setLines([]);
    for (const one of days) {
      const line = await ask(one);
      if (run.current !== own) return;
      setLines((now) => [...now, line]);
    }
    setRunning(false);
  };
  const ask = async (one: Ymd): Promise<Line> => {
    try {
      const told = await call('rules.preview', { rule: body, today: dateText(today), at: dateText(one) });
      return { day: one, told, why: null };
    } catch (error) {
      const code = error instanceof BridgeError ? error.code : 'fault';
      return { day: one, told: null, why: t(`error.${code}`) };
    }
  };
  /** Figures of the branch as of a day of the past are not kept until somebody wants them: made now, and asked again until they are there. */
  const make = async (): Promise<void> => {
    const own = ++run.current;
    setRunning(true);
    for (const { day: one } of lines.filter(isNotMade)) {
      await call('branch.makeFigures', { from: dateText(yearToDate(one)), to: dateText(one) }).catch(() => undefined);
    }
    for (const { day: one } of lines.filter(isNotMade)) {
      for (let made: Line | null = null; made === null; ) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        if (run.current !== own) return;
        const line = await ask(one);
        if (run.current !== own) return;
        if (isNotMade(line)) continue;
        made = line;
        setLines((now) => now.map((known) => (known.day === one ? line : known)));
      }
    }
    setRunning(false);
  };
  const chosen = day === null ? null : parseDate(day);
  return (
    <section className="panel panes-part">
      <h3>{t('rulesPage.dry.title')}</h3>
      <div className="rule-dry">
        <Select<number>
          aria-label={t('rulesPage.dry.months')}
          value={months}
          onChange={setMonths}
          options={MONTHS.map((value) => ({ value, label: t('rulesPage.dry.lastMonths', { n: value }) }))}
        />
        <Button
          disabled={newest === null || isRunning}
          onClick={() => newest !== null && void start(monthEnds(newest, months))}
        >
          {t('rulesPage.dry.run')}
        </Button>
        {isRunning && (
          <Button
            onClick={() => {
              run.current += 1;
              setRunning(false);
            }}
          >
            {t('rulesPage.dry.stop')}
          </Button>
        )}
      </div>
      <div className="rule-dry">
        <label htmlFor={id}>{t('rulesPage.dry.day')}</label>
        <DayField id={id} value={day} onChange={setDay} />
        <Button
          disabled={chosen === null || isRunning || (newest !== null && chosen > newest)}
          onClick={() => chosen !== null && void start([chosen])}
        >
          {t('rulesPage.dry.runDay')}
        </Button>
      </div>
      {lines.length > 0 && (
        <table className="table rule-dry-table">
          <thead>
            <tr>
              <th scope="col">{t('rulesPage.dry.asOf')}</th>
              <th scope="col" className="is-end">
                {t('rulesPage.dry.holds')}
              </th>
              <th scope="col" className="is-end">
                {t('rulesPage.dry.unknown')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ day: on, told, why }) => (
              <tr key={on}>
                <th scope="row" className="num">
                  {told === null ? dateText(on) : told.as_of}
                </th>
                {told === null ? (
                  <td colSpan={2}>{why}</td>
                ) : told.not_made.length > 0 ? (
                  <td colSpan={2} className="muted">
                    {t('rulesPage.dry.notMade')}
                  </td>
                ) : (
                  <>
                    <td className="is-end num">{format.count(told.holds)}</td>
                    <td className="is-end num">{format.count(told.unknown)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lines.some(isNotMade) && !isRunning && <Button onClick={() => void make()}>{t('rulesPage.dry.make')}</Button>}
      <p className="muted rule-note" role="status">
        {isRunning ? t('rulesPage.dry.running', { n: format.count(lines.length) }) : t('rulesPage.dry.note')}
      </p>
    </section>
  );
}
