/** The files beside a record: put in, given out and taken away, each with its size, who put it in, and when. */
import { DeleteOutlined, DownloadOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Tooltip } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { instantText } from '../../format/instant.ts';
import { Failed, Loading } from '../states.tsx';
import { lastEdit } from './lastEdit.ts';
import { removed, useEdit } from './useEdit.ts';
import './attachments.css';

type Body = BodyOf<'attachment'>;

const KIB = 1024;
/** More are not shown: a record has a handful. */
const MOST = 200;

interface Props {
  /** The record that they lie beside. */
  readonly of: string;
}

export function Attachments({ of }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const list = useQuery({
    queryKey: ['records', 'attachments', of],
    queryFn: () => call('records.list', { kinds: ['attachment'], owner: of, limit: MOST }),
  });
  const [told, setTold] = useState<string | null>(null);
  const { save, isBusy } = useEdit();
  const { mutate: add, ...adding } = useMutation({
    mutationFn: () => call('attachments.add', { of }),
    onSuccess: ({ edit_id, subject }) => {
      if (edit_id !== null) lastEdit.tell({ kind: 'done', editId: edit_id, what: 'attachments_added', subject });
    },
  });
  const { mutate: give, ...giving } = useMutation({
    mutationFn: async ({ record_id, name }: { record_id: string; name: string }) => {
      const { saved } = await call('attachments.save', { record_id });
      return saved ? name : null;
    },
    onMutate: () => setTold(null),
    onSuccess: setTold,
  });
  const { mutate: remove, ...removing } = useMutation({ mutationFn: save });
  const error = adding.error ?? giving.error ?? removing.error;
  if (list.isPending) return <Loading rows={1} />;
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <section className="attachments" aria-labelledby={id}>
      <header>
        <h3 id={id}>{t('attachments.title')}</h3>
        <span className="attachments-limit">{t('attachments.limit')}</span>
        <Button size="small" icon={<PaperClipOutlined />} loading={adding.isPending} onClick={() => add()}>
          {t('attachments.add')}
        </Button>
      </header>
      {error !== null && (
        <Alert
          type="error"
          showIcon
          title={
            error instanceof BridgeError && error.code === 'bad_request'
              ? error.message
              : adding.error instanceof BridgeError && adding.error.code === 'not_allowed'
                ? t('attachments.noKeeper')
                : t(`error.${error instanceof BridgeError ? error.code : 'fault'}`)
          }
        />
      )}
      {told !== null && <p role="status">{t('attachments.saved', { name: told })}</p>}
      {list.data.records.length === 0 ? (
        <p className="attachments-none">{t('attachments.none')}</p>
      ) : (
        <ul>
          {list.data.records.map((record) => {
            const { name, bytes } = record.body as Body;
            const { unit, n } = sizeOf(bytes);
            return (
              <li key={record.record_id}>
                <Tooltip title={t('attachments.by', { who: record.author, at: instantText(record.created_at) })}>
                  <span className="attachments-name">{name}</span>
                </Tooltip>
                <span className="num">{t(`attachments.size.${unit}`, { n })}</span>
                <Button
                  type="text"
                  size="small"
                  icon={<DownloadOutlined />}
                  aria-label={t('attachments.saveOne', { name })}
                  onClick={() => give({ record_id: record.record_id, name })}
                >
                  {t('attachments.save')}
                </Button>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('attachments.removeOne', { name })}
                  disabled={isBusy}
                  onClick={() =>
                    remove({ what: 'attachment_removed', subject: name, changes: [removed('attachment', record)] })
                  }
                />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function sizeOf(bytes: number): { unit: 'bytes' | 'kib' | 'mib'; n: string } {
  if (bytes < KIB) return { unit: 'bytes', n: String(bytes) };
  if (bytes < KIB * KIB) return { unit: 'kib', n: (bytes / KIB).toFixed(0) };
  return { unit: 'mib', n: (bytes / KIB / KIB).toFixed(1) };
}
