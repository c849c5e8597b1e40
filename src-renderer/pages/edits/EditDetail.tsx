/** One edit opened: every record that it changed with what stood before and after; undone from here where its turn has come. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EditChange, EditRow } from '../../../src-shared/contract/editCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { useWhat } from '../../ui/records/editWords.ts';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { useUndo } from '../../ui/records/useUndo.ts';
import { useSettings } from '../../ui/settings/PreferencesProvider.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { FieldTable } from './FieldTable.tsx';
import { fieldChanges, fieldWords, recordSubject } from './fields.ts';
import { stepOf } from './model.ts';
import { useAuthor } from './useAuthor.ts';

export function EditDetail({ editId }: { readonly editId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useWhat();
  const author = useAuthor();
  const pages = useInfiniteQuery({
    queryKey: ['records', 'edits.get', editId],
    queryFn: ({ pageParam }) => call('edits.get', { edit_id: editId, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const got = all.reduce((sum, { changes }) => sum + changes.length, 0);
      return last.changes.length > 0 && got < last.total ? got : null;
    },
  });
  if (pages.error) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  const [first] = pages.data?.pages ?? [];
  if (first === undefined) return <Loading rows={8} />;
  const { edit } = first;
  const changes = pages.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <article className="edit-detail" aria-label={said(edit.what, edit.subject)}>
      <header>
        <h2>{said(edit.what, edit.subject)}</h2>
        <p className="muted num">
          {[
            author(edit.who),
            instantText(edit.at),
            t('editsPage.changes', { n: format.count(first.total) }),
            t(`editsPage.state.${edit.state}`),
          ].join(' · ')}
        </p>
        <StepBack edit={edit} />
      </header>
      {changes.map((change) => (
        <Change key={change.record_id} change={change} />
      ))}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('editsPage.moreChanges')}
        </Button>
      )}
    </article>
  );
}

/** The way back over this step, or why there is none now. */
function StepBack({ edit }: { readonly edit: EditRow }) {
  const { t } = useTranslation();
  const stack = useQuery({ queryKey: ['records', 'edits.stack'], queryFn: () => call('edits.stack', {}) });
  const { undo, redo, isBusy } = useUndo();
  if (stack.data === undefined) return null;
  const step = stepOf(edit, stack.data);
  if (step.can !== null) {
    return (
      <Button loading={isBusy} onClick={step.can === 'undo' ? undo : redo}>
        {t(`editsPage.${step.can}`)}
      </Button>
    );
  }
  return <p className="edit-why">{t(`editsPage.blocked.${step.why}`, { n: 'n' in step ? step.n : 0 })}</p>;
}

function Change({ change }: { readonly change: EditChange }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const words = fieldWords(language);
  const { kind, before, after, client_no } = change;
  const shows = before === null ? 'after' : after === null ? 'before' : 'both';
  const deed = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const title = recordSubject(kind, after ?? before, words);
  return (
    <section className="edit-change" data-record={change.record_id}>
      <header>
        <span className={`mark-chip is-${deed}`}>{t(`editsPage.${deed}`)}</span>
        <strong>{words.kind(kind)}</strong>
        {client_no === null ? (
          <span className="muted">{t('editsPage.branch')}</span>
        ) : (
          <button
            type="button"
            className="link-button"
            onClick={() => navigate({ page: 'client', clientNo: client_no, tab: 'service' })}
          >
            {change.client_name ?? ''} <span className="num">{client_no}</span>
          </button>
        )}
        {change.is_past && <span className="muted">{t('editsPage.isPast')}</span>}
        <HistoryButton recordId={change.record_id} what={title} />
      </header>
      <FieldTable kind={kind} changes={fieldChanges(before, after)} words={words} shows={shows} />
    </section>
  );
}
