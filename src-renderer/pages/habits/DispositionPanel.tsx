/** Gains sold against losses sold: the four counts, their proportions, and the positions behind each count. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DISPOSITION_CASES } from '../../../src-shared/contract/habitCalls.ts';
import { DISPOSITION_MINIMUM } from '../../../src-shared/domain/figures/behaviour/pgr.figure.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { DispositionEvidence } from './DispositionEvidence.tsx';
import type { HabitProps } from './HabitsTab.tsx';
import { HabitTable } from './HabitTable.tsx';
import { pointsText } from './model.ts';

const PATHS = ['behaviour.pgr', 'behaviour.plr', 'behaviour.disposition'];
type Case = (typeof DISPOSITION_CASES)[number];
const CASE_PATHS: Readonly<Record<Case, string>> = {
  realised_gain: 'behaviour.rg',
  paper_gain: 'behaviour.pg',
  realised_loss: 'behaviour.rl',
  paper_loss: 'behaviour.pl',
};

export function DispositionPanel({ report, habits, peers }: HabitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState<Case>('realised_gain');
  const { disposition } = habits;
  const list = disposition[shown];
  return (
    <Panel title={t('habitPage.disposition.title')} note={t('habitPage.disposition.note')}>
      <HabitTable label={t('habitPage.disposition.title')} report={report} peers={peers} paths={PATHS} />
      <div className="disposition-counts">
        <Counts disposition={disposition} />
        <Reading report={report} disposition={disposition} />
      </div>
      <Segmented<Case>
        size="small"
        block
        aria-label={t('habitPage.disposition.choose')}
        value={shown}
        onChange={setShown}
        options={DISPOSITION_CASES.map((value) => ({
          value,
          label: `${t(`habitPage.disposition.case.${value}`)} ${format.count(disposition[value].total)}`,
        }))}
      />
      <DispositionEvidence key={shown} path={CASE_PATHS[shown]} rows={list.rows} total={list.total} />
    </Panel>
  );
}

function Counts({ disposition }: { readonly disposition: HabitProps['habits']['disposition'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cell = (name: Case) => (
    <td className="is-end num">
      <TraceLink path={CASE_PATHS[name]}>{format.count(disposition[name].total)}</TraceLink>
    </td>
  );
  return (
    <table className="habit-lines is-narrow" aria-label={t('habitPage.disposition.table')}>
      <thead>
        <tr>
          <td />
          <th scope="col" className="is-end">
            {t('habitPage.disposition.sold')}
          </th>
          <th scope="col" className="is-end">
            {t('habitPage.disposition.held')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('habitPage.disposition.gain')}</th>
          {cell('realised_gain')}
          {cell('paper_gain')}
        </tr>
        <tr>
          <th scope="row">{t('habitPage.disposition.loss')}</th>
          {cell('realised_loss')}
          {cell('paper_loss')}
        </tr>
      </tbody>
    </table>
  );
}

/** The two proportions in a sentence; without both of them how many cases there are, and nothing more. */
function Reading({ report, disposition }: Pick<HabitProps, 'report'> & Pick<HabitProps['habits'], 'disposition'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pgr, plr, disposition: difference } = report.behaviour;
  if (pgr === null || plr === null || difference === null) {
    const { realised_gain, paper_gain, realised_loss, paper_loss } = disposition;
    return (
      <p className="habit-reading">
        {t('habitPage.disposition.tooFew', {
          gains: format.count(realised_gain.total + paper_gain.total),
          losses: format.count(realised_loss.total + paper_loss.total),
          minimum: format.count(DISPOSITION_MINIMUM),
        })}
      </p>
    );
  }
  return (
    <p className="habit-reading">
      {t('habitPage.disposition.reading', {
        pgr: format.percent(pgr, 1),
        plr: format.percent(plr, 1),
        difference: pointsText(difference, format),
      })}
    </p>
  );
}
