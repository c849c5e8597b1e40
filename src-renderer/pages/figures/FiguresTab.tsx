/** Every figure of the client over the period, by section: made from the registry, so that a new figure is here at once. */
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { ClientReport } from '../../../src-shared/contract/clientReport.ts';
import { figureText } from '../../format/figureText.ts';
import { useFormat } from '../../format/useFormat.ts';
import type { Words } from '../../locales/zh-CN.ts';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TraceLink } from '../../ui/TraceLink.tsx';
import { Loaded } from '../client/Loaded.tsx';
import type { Range } from '../client/period.ts';
import { useReport } from '../client/useClient.ts';
import { bySection, type FigureRow, figureRows, matching } from './model.ts';
import './figures.css';

export function FiguresTab({ head, range }: { readonly head: ClientHead; readonly range: Range }) {
  const report = useReport(head.client_no, range);
  return (
    <div className="tab-scroll">
      <Loaded query={report} rows={16}>
        {(data) => <AllFigures report={data} />}
      </Loaded>
    </div>
  );
}

function AllFigures({ report }: { readonly report: ClientReport }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const rows = useMemo(() => figureRows(report), [report]);
  const shown = matching(rows, text);
  return (
    <Panel
      title={t('figures.title')}
      note={t('figures.note', { n: shown.length, from: report.from_effective ?? report.from, to: report.to })}
      extra={
        <Input.Search
          allowClear
          size="small"
          value={text}
          placeholder={t('figures.find')}
          aria-label={t('figures.find')}
          onChange={(event) => setText(event.target.value)}
        />
      }
    >
      {shown.length === 0 ? (
        <p className="figures-nothing">{t('figures.nothing', { text })}</p>
      ) : (
        bySection(shown).map(([section, own]) => <Section key={section} section={section} rows={own} />)
      )}
    </Panel>
  );
}

function Section({ section, rows }: { readonly section: string; readonly rows: readonly FigureRow[] }) {
  const { t } = useTranslation();
  const title = t(`figures.section.${section as keyof Words['figures']['section']}`);
  return (
    <table className="all-figures">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figures.column.name')}</th>
          <th scope="col" className="is-end">
            {t('figures.column.value')}
          </th>
          <th scope="col" className="is-end">
            {t('figures.column.n')}
          </th>
          <th scope="col">{t('figures.column.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.figure.path} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { figure, value, reason, n, leftOut } }: { readonly row: FigureRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = format.language === 'en' ? 'en' : 'zh';
  const text = figureText(figure, value, format);
  return (
    <tr>
      <th scope="row">{figure.name[words]}</th>
      <td className="is-end num">
        <TraceLink path={figure.path}>{text === null ? <Missing code={reason} plain /> : text}</TraceLink>
      </td>
      <td className="is-end num">{n === undefined ? '' : format.count(n)}</td>
      <td className="all-figures-meaning">
        {figure.meaning[words]}
        {leftOut !== undefined && <span className="all-figures-left"> {t('figures.leftOut', { n: leftOut })}</span>}
      </td>
    </tr>
  );
}
