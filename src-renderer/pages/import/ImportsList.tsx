/** Lists that were imported, and taking one back: all of it, or only what nobody has changed since. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { ImportLine } from '../../../src-shared/contract/importCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { lastEdit } from '../../ui/records/lastEdit.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { Trouble } from './ImportPage.tsx';

export function ImportsList() {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useQuery({ queryKey: ['records', 'imports'], queryFn: () => call('import.list', {}) });
  const [told, setTold] = useState('');
  const [refused, setRefused] = useState<{
    readonly line: ImportLine;
    readonly answer: CallOutput<'import.takeBack'>;
  } | null>(null);
  const takeBack = useMutation({
    mutationFn: ({ line, untouched }: { readonly line: ImportLine; readonly untouched: boolean }) =>
      call('import.takeBack', { edit_id: line.edit_id, untouched }),
    onMutate: () => setTold(''),
    onSuccess: (answer, { line }) => {
      setRefused(answer.done ? null : { line, answer });
      if (answer.done) setTold(t('importPage.taken', { name: line.name, n: format.count(answer.taken) }));
      if (answer.edit_id !== null) {
        lastEdit.tell({ kind: 'done', editId: answer.edit_id, what: 'import_taken_back', subject: line.name });
      }
      void list.refetch();
    },
  });
  const imports = list.data?.imports ?? [];
  return (
    <Panel title={t('importPage.past')} note={<span role="status">{told}</span>}>
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={3} />
      ) : imports.length === 0 ? (
        <p className="muted">{t('importPage.noPast')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key.
        <section className="import-scroll" tabIndex={0} aria-label={t('importPage.past')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('importPage.at')}</th>
                <th scope="col">{t('importPage.file')}</th>
                <th scope="col" className="is-end">
                  {t('importPage.records')}
                </th>
                <th scope="col" className="is-end">
                  {t('importPage.fileRows')}
                </th>
                <th scope="col" className="is-end">
                  {t('importPage.leftRows')}
                </th>
                <th scope="col">{t('importPage.stateHead')}</th>
                <th scope="col">
                  <span className="sr-only">{t('importPage.deeds')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {imports.map((line) => (
                <tr key={line.edit_id}>
                  <td className="num">{instantText(line.at)}</td>
                  <td className="import-file">{line.name}</td>
                  <td className="is-end num">{format.count(line.changes)}</td>
                  <td className="is-end num">{format.count(line.rows)}</td>
                  <td className="is-end num">{format.count(line.left)}</td>
                  <td>{t(`importPage.held.${line.state}`)}</td>
                  <td className="import-deeds">
                    <Button size="small" type="link" onClick={() => navigate({ page: 'edits', edit: line.edit_id })}>
                      {t('importPage.show')}
                    </Button>
                    {line.state === 'held' && (
                      <Button
                        size="small"
                        loading={takeBack.isPending && takeBack.variables.line.edit_id === line.edit_id}
                        disabled={takeBack.isPending}
                        onClick={() => takeBack.mutate({ line, untouched: false })}
                      >
                        {t('importPage.takeBack')}
                        <span className="sr-only"> {line.name}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {refused !== null && (
        <div className="import-kept" role="alert">
          <p>{t('importPage.kept', { name: refused.line.name, n: format.count(refused.answer.kept_total) })}</p>
          <ul>
            {refused.answer.kept.map((record) => (
              <li key={record.record_id}>
                {t(`importPage.kindOf.${kindWord(record.kind)}`)} · {record.client_name ?? ''} {record.client_no ?? ''}{' '}
                · <span className="num">{instantText(record.changed_at)}</span>
              </li>
            ))}
          </ul>
          <div className="import-foot">
            <Button
              disabled={takeBack.isPending}
              onClick={() => takeBack.mutate({ line: refused.line, untouched: true })}
            >
              {t('importPage.takeUntouched')}
            </Button>
            <Button type="text" onClick={() => setRefused(null)}>
              {t('importPage.leaveAll')}
            </Button>
          </div>
        </div>
      )}
      <Trouble error={takeBack.error} />
    </Panel>
  );
}

/** An import writes records of four kinds. */
function kindWord(kind: string): 'profile' | 'member' | 'contact' | 'task' {
  return (['profile', 'member', 'task'] as const).find((one) => one === kind) ?? 'contact';
}
