/** One entry of the timeline in words; it opens what it is about. */
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../src-shared/contract/serviceCalls.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { groupDigits } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { taskTitle } from '../today/words.ts';
import { FactWords, PersonWords } from './FactWords.tsx';

interface Props {
  readonly entry: TimelineEntry;
  readonly clientNo: string;
  readonly onOpen: (entry: TimelineEntry) => void;
}

type RecordEntry = Extract<TimelineEntry, { kind: 'record' }>;

export function EntryLine({ entry, onOpen }: Props) {
  const { t } = useTranslation();
  const isAuthored = entry.kind === 'record' || entry.kind === 'profile';
  const kind = entry.kind === 'record' ? entry.record.kind : entry.kind;
  const name = entry.kind === 'record' && kind === 'contact' ? (entry.record.body as BodyOf<'contact'>).channel : null;
  return (
    <li
      className={`entry is-${kind} ${isAuthored ? 'is-authored' : 'is-fact'}`}
      data-record={entry.kind === 'record' ? entry.record.record_id : undefined}
    >
      <span className="entry-kind" title={t(isAuthored ? 'servicePage.authored' : 'servicePage.fact')}>
        {name === null ? t(`servicePage.kind.${kind as 'task'}`) : t(`servicePage.channel.${name}`)}
        <span className="sr-only"> {t(isAuthored ? 'servicePage.authored' : 'servicePage.fact')}</span>
      </span>
      <button type="button" className="entry-words" onClick={() => onOpen(entry)}>
        <EntryWords entry={entry} />
      </button>
      {entry.kind === 'record' && (
        <HistoryButton recordId={entry.record.record_id} what={t(`recordFields.kind.${entry.record.kind}`)} />
      )}
    </li>
  );
}

/** The entry alone, in spans that stand beside one another. */
export function EntryWords({ entry }: { readonly entry: TimelineEntry }) {
  const { t, term } = useTerms();
  const format = useFormat();
  switch (entry.kind) {
    case 'record':
      return <RecordWords entry={entry} />;
    case 'trades':
      return (
        <>
          <span>{t('servicePage.trades.summary', { n: format.count(entry.rows) })}</span>
          {entry.types.map(({ type, rows, amount }) => (
            <span key={type} className="num">
              {t('servicePage.trades.type', {
                type: term('businessType', type),
                n: format.count(rows),
                amount: amount === null ? '' : format.short(amount),
              })}
            </span>
          ))}
          <span className="entry-quiet num">
            {t('servicePage.trades.largest', {
              type: term('businessType', entry.largest.type),
              name: entry.largest.security.name,
              amount: entry.largest.amount === null ? '' : format.short(entry.largest.amount),
            })}
          </span>
        </>
      );
    case 'flow':
      return (
        <>
          <span>{t(`servicePage.flow.${entry.flow}`)}</span>
          <span className="num">{format.signedMoney(entry.amount)}</span>
          {entry.security !== null && <span className="entry-quiet">{entry.security.name}</span>}
        </>
      );
    case 'profile':
      return <PersonWords entry={entry} />;
    default:
      return <FactWords entry={entry} />;
  }
}

function RecordWords({ entry: { record, of } }: { readonly entry: RecordEntry }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const from = of === null ? null : <span className="entry-quiet num">{t('servicePage.of', { no: of })}</span>;
  switch (record.kind) {
    case 'contact': {
      const body = record.body as BodyOf<'contact'>;
      return (
        <>
          <span className="entry-text">{body.text}</span>
          {!body.reached && <span className="mark-chip is-warn">{t('servicePage.notReached')}</span>}
          {body.tags.map((tag) => (
            <span key={tag} className="mark-chip is-tag">
              #{tag}
            </span>
          ))}
          {from}
          <span className="entry-quiet num">
            {[body.at, record.author === 'local' ? null : record.author].filter(Boolean).join(' · ')}
          </span>
        </>
      );
    }
    case 'task': {
      const body = record.body as BodyOf<'task'>;
      return (
        <>
          <span className={body.state === 'open' ? 'entry-text' : 'entry-text is-over'}>
            {taskTitle(body, t, format)}
          </span>
          <span className={`mark-chip${body.state === 'open' ? ' is-follow' : ''}`}>
            {t(`servicePage.taskState.${body.state}`)}
          </span>
          {from}
        </>
      );
    }
    case 'complaint': {
      const body = record.body as BodyOf<'complaint'>;
      return (
        <>
          <span className="entry-text">{body.subject}</span>
          <span className={`mark-chip${body.state === 'closed' ? '' : ' is-warn'}`}>
            {t(`servicePage.complaintState.${body.state}`)}
          </span>
        </>
      );
    }
    case 'goal': {
      const body = record.body as BodyOf<'goal'>;
      const yuan = groupDigits(
        `${Math.floor(body.amount_fen / 100)}.${String(body.amount_fen % 100).padStart(2, '0')}`,
      );
      return <span>{t('servicePage.goal', { title: body.title, amount: yuan })}</span>;
    }
    case 'proposal': {
      const { title, state } = record.body as BodyOf<'proposal'>;
      return (
        <>
          <span className="entry-text">{i18n.language.startsWith('zh') ? title.zh : title.en}</span>
          <span className="mark-chip">{t(`servicePage.proposalState.${state}`)}</span>
        </>
      );
    }
    case 'request': {
      const { product_name, product_code, answer } = record.body as BodyOf<'request'>;
      const isAbove = answer === 'recorded_above_level';
      return (
        <>
          <span className="entry-text">{product_name ?? product_code}</span>
          <span className={`mark-chip${isAbove ? ' is-warn' : ''}`}>
            {t(isAbove ? 'proposalPage.request.above' : 'proposalPage.request.within')}
          </span>
        </>
      );
    }
    case 'household':
      return <span>{t('servicePage.household', { name: (record.body as BodyOf<'household'>).name })}</span>;
    default:
      return <span>{record.kind}</span>;
  }
}
