/** Columns of the inbox. */
import { Checkbox } from 'antd';
import type { TFunction } from 'i18next';
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Format } from '../../format/format.ts';
import type { Language } from '../../locales/language.ts';
import { Missing } from '../../ui/Missing.tsx';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import { inboxState } from './inboxState.ts';
import { Marks, PriorityMark, StateMark } from './Marks.tsx';
import { hasMark, titleIn } from './model.ts';

interface Wanted {
  readonly lines: readonly ProposalLine[];
  readonly advisors: ReadonlyMap<string, string>;
  readonly ticked: ReadonlySet<string>;
  readonly today: Ymd;
  readonly t: TFunction;
  readonly format: Format;
}

/** Narrowest widths in px. */
const WIDTHS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  'zh-CN': {
    select: 40,
    priority: 76,
    client: 186,
    advisor: 100,
    tier: 68,
    assets: 118,
    title: 168,
    state: 84,
    as_of: 96,
    expires_on: 96,
    marks: 190,
  },
  en: {
    select: 40,
    priority: 92,
    client: 188,
    advisor: 88,
    tier: 96,
    assets: 112,
    title: 216,
    state: 92,
    as_of: 94,
    expires_on: 106,
    marks: 176,
  },
};

export function inboxWidth(language: Language): number {
  return Object.values(WIDTHS[language]).reduce((sum, width) => sum + width, 12);
}

/** Takes what is left of a wide window. */
const GROWS: ReadonlySet<string> = new Set(['title', 'marks', 'client']);

export function inboxColumns({ lines, advisors, ticked, today, t, format }: Wanted): readonly GridColumn[] {
  const widths = WIDTHS[format.language];
  const column = (
    key: Exclude<keyof typeof widths, number>,
    title: string,
    cell: (line: ProposalLine) => React.ReactNode,
    part: Partial<GridColumn> = {},
  ): GridColumn => {
    const width = widths[key] as number;
    return {
      key,
      title,
      width: GROWS.has(key) ? `minmax(${width}px, ${width}fr)` : `${width}px`,
      sortable: true,
      cell: (row) => {
        const line = lines[row];
        return line === undefined ? null : cell(line);
      },
      ...part,
    };
  };
  return [
    column(
      'select',
      '',
      (line) => (
        // The row opens on a click; its box only selects.
        // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the click to itself.
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space on the grid selects.
        <span onClick={(event) => event.stopPropagation()}>
          <Checkbox
            tabIndex={-1}
            checked={ticked.has(line.record_id)}
            aria-label={`${t('proposalPage.column.select')} ${line.client_name ?? line.client_no} ${titleIn(line, format.language)}`}
            onChange={() => inboxState.toggle(line.record_id)}
          />
        </span>
      ),
      { sortable: false, align: 'center' },
    ),
    column('priority', t('proposalPage.column.priority'), ({ priority }) => <PriorityMark priority={priority} />),
    column('client', t('proposalPage.column.client'), ({ client_name, client_no, record_id }) => (
      <span data-record={record_id} title={client_name === null ? t('proposalPage.clientGone') : client_name}>
        {client_name !== null && <strong>{client_name} </strong>}
        <span className="num muted">{client_no}</span>
      </span>
    )),
    column('advisor', t('proposalPage.column.advisor'), ({ advisor_no }) =>
      advisor_no === null ? (
        <span className="muted">{t('proposalPage.filter.nobody')}</span>
      ) : (
        <span title={advisors.get(advisor_no) ?? advisor_no}>{advisors.get(advisor_no) ?? advisor_no}</span>
      ),
    ),
    column('tier', t('proposalPage.column.tier'), ({ tier }) =>
      tier === null ? (
        <Missing plain code="no_asset_row" />
      ) : (
        <span className={`tier is-${tier}`}>{t(`tier.${tier}`)}</span>
      ),
    ),
    column(
      'assets',
      t('proposalPage.column.assets'),
      ({ total_asset_e4 }) =>
        total_asset_e4 === null ? <Missing plain code="no_asset_row" /> : format.moneyE4(total_asset_e4),
      { align: 'end' },
    ),
    column('title', t('proposalPage.column.title'), (line) => (
      <span className={line.state === 'raised' ? 'is-unread' : ''} title={titleIn(line, format.language)}>
        {titleIn(line, format.language)}
      </span>
    )),
    column('state', t('proposalPage.column.state'), ({ state }) => <StateMark state={state} />),
    column('as_of', t('proposalPage.column.as_of'), ({ as_of }) => <span className="num">{as_of}</span>),
    column('expires_on', t('proposalPage.column.expires_on'), (line) => (
      <span
        className={`num${hasMark(line, 'expiring', today) ? ' is-soon' : ''}`}
        title={line.expires_on < dateText(today) ? t('proposalPage.expiredAgo') : undefined}
      >
        {line.expires_on}
      </span>
    )),
    column('marks', t('proposalPage.column.marks'), (line) => <Marks line={line} />, { sortable: false }),
  ];
}
