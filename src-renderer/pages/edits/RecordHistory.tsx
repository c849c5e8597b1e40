/**
 * The history of one record, over whatever page asked for it: every version with who wrote it and what differs from the
 * one before; any of them can be restored, as one more step that can be undone. Also of a record that was deleted.
 */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { recordKind } from '../../../src-shared/records/registry.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWhat } from '../../ui/records/editWords.ts';
import { pointedRecord } from '../../ui/records/HistoryButton.tsx';
import { useEdit } from '../../ui/records/useEdit.ts';
import { useSettings } from '../../ui/settings/PreferencesProvider.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { FieldTable } from './FieldTable.tsx';
import { fieldChanges, fieldWords, recordSubject } from './fields.ts';
import { useAuthor } from './useAuthor.ts';
import './edits.css';

type History = CallOutput<'records.history'>;
type Version = History['versions'][number];

export function RecordHistory() {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [recordId, setRecordId] = useState<string | null>(null);
  useWish('history', (asked) => {
    const id = asked === '' ? pointedRecord() : asked;
    if (id !== null) setRecordId(id);
  });
  const history = useQuery({
    queryKey: ['records', 'history', recordId],
    queryFn: () => call('records.history', { record_id: recordId ?? '' }),
    enabled: recordId !== null,
  });
  const kind = history.data === undefined ? '' : fieldWords(language).kind(history.data.kind);
  return (
    <Dialog
      className="record-history"
      title={t('editsPage.versions.title', { kind })}
      closeLabel={t('editsPage.versions.close')}
      isOpen={recordId !== null}
      onClose={() => setRecordId(null)}
    >
      {history.error ? (
        <Failed error={history.error} onRetry={() => void history.refetch()} />
      ) : history.data === undefined ? (
        <Loading rows={6} />
      ) : (
        <Versions key={recordId} history={history.data} />
      )}
    </Dialog>
  );
}

function Versions({ history }: { readonly history: History }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useSettings();
  const { save, isBusy } = useEdit();
  const [told, setTold] = useState<{ readonly isGood: boolean; readonly text: string } | null>(null);
  const { kind, versions } = history;
  const [newest] = versions;
  const isGuarded = recordKind(kind).isGuarded;
  const restore = (version: Version): void => {
    if (newest === undefined) return;
    setTold(null);
    const change = {
      record_id: history.record_id,
      kind,
      version: newest.version,
      client_no: version.client_no,
      body: version.body,
    };
    const subject = recordSubject(kind, version.body, fieldWords(language));
    save({ what: 'version_restored', subject, changes: [change] }).then(
      () => setTold({ isGood: true, text: t('editsPage.versions.restored', { n: version.version }) }),
      (error: unknown) => {
        const code = error instanceof BridgeError ? error.code : 'fault';
        const isPast = code === 'conflict';
        setTold({
          isGood: false,
          text: isPast ? t('editsPage.versions.conflict') : t('editsPage.versions.failed', { why: t(`error.${code}`) }),
        });
      },
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key.
    <section className="versions" tabIndex={0} aria-label={t('editsPage.versions.count', { n: versions.length })}>
      <p className="versions-head">
        {history.client_no !== null && <span className="num">{`${t('recordFields.about')} ${history.client_no}`}</span>}
        <span className="num muted">{t('editsPage.versions.count', { n: format.count(versions.length) })}</span>
      </p>
      {isGuarded && <Alert type="info" showIcon title={t('editsPage.versions.guarded')} />}
      {told !== null && <Alert type={told.isGood ? 'success' : 'warning'} showIcon role="status" title={told.text} />}
      <ol>
        {versions.map((version, at) => (
          <VersionItem
            key={version.version}
            kind={kind}
            version={version}
            before={versions[at + 1]}
            isCurrent={at === 0}
            canRestore={!isGuarded && version.body !== null && at > 0 && !isBusy}
            onRestore={() => restore(version)}
          />
        ))}
      </ol>
    </section>
  );
}

interface ItemProps {
  readonly kind: History['kind'];
  readonly version: Version;
  readonly before: Version | undefined;
  readonly isCurrent: boolean;
  readonly canRestore: boolean;
  readonly onRestore: () => void;
}

function VersionItem({ kind, version, before, isCurrent, canRestore, onRestore }: ItemProps) {
  const { t } = useTranslation();
  const said = useWhat();
  const author = useAuthor();
  const { language } = useSettings();
  const [isWhole, setWhole] = useState(false);
  const words = fieldWords(language);
  const isFirst = before === undefined || before.body === null;
  const isGone = version.body === null;
  const changes = isGone ? [] : fieldChanges(isWhole || isFirst ? null : before.body, version.body);
  return (
    <li className={isCurrent ? 'is-current' : ''}>
      <header>
        <strong className="num">{t('editsPage.versions.version', { n: version.version })}</strong>
        {isCurrent && <span className="mark-chip">{t('editsPage.versions.current')}</span>}
        {isGone && <span className="mark-chip is-warn">{t('editsPage.versions.deleted')}</span>}
        <span>{said(version.what, '')}</span>
        <span className="muted num">{`${author(version.who)} · ${instantText(version.at)}`}</span>
        <span className="versions-deeds">
          {!isGone && !isFirst && (
            <Button size="small" type="text" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {t(isWhole ? 'editsPage.versions.hide' : 'editsPage.versions.show')}
            </Button>
          )}
          {canRestore && (
            <Button size="small" onClick={onRestore}>
              {t('editsPage.versions.restore')}
              <span className="sr-only"> {t('editsPage.versions.version', { n: version.version })}</span>
            </Button>
          )}
        </span>
      </header>
      {!isGone && changes.length === 0 && <p className="muted">{t('editsPage.versions.same')}</p>}
      {changes.length > 0 && (
        <FieldTable kind={kind} changes={changes} words={words} shows={isWhole || isFirst ? 'after' : 'both'} />
      )}
    </li>
  );
}
