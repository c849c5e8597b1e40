/** Columns of the members: who they are, and the fields that the filter asks. */
import { Checkbox } from 'antd';
import type { TFunction } from 'i18next';
import type { MemberRow } from '../../../src-shared/contract/segmentCalls.ts';
import { type ConditionField, isNumeric } from '../../../src-shared/domain/conditions/field.ts';
import type { Format } from '../../format/format.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import { nameOf, valueText } from './valueWords.ts';

interface Wanted {
  readonly rowOf: (index: number) => MemberRow | undefined;
  /** Fields of the filter, in the order of a row's values. */
  readonly asked: readonly string[];
  /** Those of them that have no column of their own. */
  readonly fields: readonly ConditionField[];
  readonly ticked: ReadonlyMap<string, string>;
  readonly toggle: (no: string, name: string) => void;
  readonly t: TFunction;
  readonly format: Format;
}

/** Pixels of a letter in a heading, and what stands beside it. */
const LETTER = { zh: 13.5, en: 7.6 } as const;
const BESIDE = 44;
const LEAST = 116;

/** The heading is always read whole. */
function fieldWidth(field: ConditionField, language: string): number {
  const tongue = language === 'zh-CN' ? 'zh' : 'en';
  return Math.max(LEAST, Math.ceil(field.name[tongue].length * LETTER[tongue]) + BESIDE);
}

export function memberWidth(fields: readonly ConditionField[], language: string): number {
  return 560 + fields.reduce((sum, field) => sum + fieldWidth(field, language), 0);
}

export function memberColumns({ rowOf, asked, fields, ticked, toggle, t, format }: Wanted): GridColumn[] {
  const cell = (render: (row: MemberRow) => React.ReactNode) => (index: number) => {
    const row = rowOf(index);
    return row === undefined ? <span className="muted">…</span> : render(row);
  };
  const dash = <span className="muted">—</span>;
  const words = { format, yes: t('segmentsPage.yes'), no: t('segmentsPage.no') };
  const title = (key: 'client_no' | 'name' | 'advisor' | 'tier' | 'total_assets') => ({
    key,
    title: t(`segmentsPage.column.${key}`),
    sortable: true,
  });
  return [
    {
      key: 'select',
      title: '',
      width: '44px',
      align: 'center',
      cell: cell(({ client_no, name }) => (
        // The row opens on a click; its box only selects.
        // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the click to itself.
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space on the grid selects.
        <span onClick={(event) => event.stopPropagation()}>
          <Checkbox
            tabIndex={-1}
            checked={ticked.has(client_no)}
            aria-label={`${t('segmentsPage.column.select')} ${name}`}
            onChange={() => toggle(client_no, name)}
          />
        </span>
      )),
    },
    {
      ...title('client_no'),
      width: 'minmax(116px, 1fr)',
      cell: cell((row) => <span className="num">{row.client_no}</span>),
    },
    { ...title('name'), width: 'minmax(96px, 1fr)', cell: cell((row) => <span title={row.name}>{row.name}</span>) },
    {
      ...title('advisor'),
      width: 'minmax(92px, 1fr)',
      cell: cell((row) => (row.advisor === null ? dash : <span title={row.advisor}>{row.advisor}</span>)),
    },
    {
      ...title('tier'),
      width: 'minmax(72px, 1fr)',
      cell: cell((row) =>
        row.tier === null ? dash : <span className={`tier is-${row.tier}`}>{t(`tier.${row.tier}`)}</span>,
      ),
    },
    {
      ...title('total_assets'),
      width: 'minmax(120px, 1fr)',
      align: 'end',
      cell: cell((row) =>
        row.total_assets === null ? dash : <span>{format.moneyE4(Math.round(row.total_assets * 10_000))}</span>,
      ),
    },
    ...fields.map(
      (field): GridColumn => ({
        key: field.code,
        title: nameOf(field, format.language),
        width: `minmax(${fieldWidth(field, format.language)}px, 1.2fr)`,
        sortable: true,
        ...(isNumeric(field.unit) && field.unit !== 'yes_no' ? { align: 'end' as const } : {}),
        cell: cell((row) => {
          const text = valueText(row.values[asked.indexOf(field.code)] ?? null, field, words);
          return text === null ? dash : <span title={text}>{text}</span>;
        }),
      }),
    ),
  ];
}
