/** Asks what a bulk action is to do, says for how many, shows how far it is, and stops it as long as nothing is written. */
import { useMutation } from '@tanstack/react-query';
import { Alert, AutoComplete, Button, Input, type InputRef, Progress, type RefSelectProps, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction, BulkProgress } from '../../../src-shared/contract/segmentCalls.ts';
import { BridgeError, call, listen } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { lastEdit } from '../../ui/records/lastEdit.ts';
import { useFirstFocus } from '../today/useFirstFocus.ts';
import { ADVISOR, actionOf, BULK_WHAT, type BulkForm } from './bulkForm.ts';
import { useFields } from './useSegments.ts';

export type BulkKind = BulkAction['kind'];

interface Props {
  /** Null: closed. */
  readonly kind: BulkKind | null;
  readonly count: number;
  readonly sample: readonly string[];
  readonly clients: () => Promise<readonly string[]>;
  readonly people: readonly { readonly no: string; readonly name: string }[];
  readonly segmentId: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function BulkDialog({ kind, onClose, ...rest }: Props) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const close = () => {
    if (isBusy) void call('bulk.cancel', {});
    onClose();
  };
  return (
    <Dialog
      title={kind === null ? '' : t(`segmentsPage.bulk.${kind}`)}
      closeLabel={t('segmentsPage.close')}
      isOpen={kind !== null}
      onClose={close}
      className="segment-dialog"
    >
      {kind !== null && <BulkBody key={kind} kind={kind} onBusy={setBusy} onClose={close} {...rest} />}
    </Dialog>
  );
}

type BodyProps = Omit<Props, 'kind'> & { readonly kind: BulkKind; readonly onBusy: (isBusy: boolean) => void };

function BulkBody({ kind, count, sample, clients, people, segmentId, onBusy, onClose, onDone }: BodyProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // Of these fields one is there: the first of its action.
  const first = useFirstFocus<InputRef>();
  const list = useFirstFocus<RefSelectProps>();
  const { data: fields } = useFields();
  const [form, setForm] = useState<BulkForm>({
    title: t('segmentsPage.bulk.titleDefault'),
    due: null,
    priority: 'normal',
    owner: ADVISOR,
    tag: '',
  });
  const [said, setSaid] = useState('');
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  useEffect(() => listen('bulk:progress', setProgress), []);
  const change = (part: Partial<BulkForm>) => setForm((now) => ({ ...now, ...part }));
  const { mutate, isPending } = useMutation({
    mutationFn: async (action: BulkAction) => {
      const subject = t('segmentsPage.bulk.subject', { n: format.count(count) });
      const client_nos = [...(await clients())];
      const what = BULK_WHAT[kind];
      return { what, subject, ...(await call('bulk.run', { what, subject, client_nos, action })) };
    },
    onMutate: () => {
      setSaid('');
      setProgress(null);
      onBusy(true);
    },
    onSettled: () => onBusy(false),
    onSuccess: ({ edit_id, what, subject }) => {
      if (edit_id === null) return setSaid(t('segmentsPage.bulk.nothing'));
      lastEdit.tell({ kind: 'done', editId: edit_id, what, subject });
      onDone();
    },
    onError: (error) => {
      const code = error instanceof BridgeError ? error.code : 'fault';
      if (code === 'cancelled') setSaid(t('segmentsPage.bulk.stopped'));
      else if (code === 'busy') setSaid(t('segmentsPage.bulk.busy'));
      else setSaid(t('segmentsPage.bulk.failed', { why: t(`error.${code}`) }));
    },
  });
  const submit = () => {
    const action = actionOf(kind, form, segmentId);
    if (typeof action === 'string') setSaid(t(`segmentsPage.bulk.${action}`));
    else mutate(action);
  };
  const owners = [
    { value: ADVISOR, label: t('segmentsPage.bulk.ownerAdvisor') },
    ...(kind === 'task' ? [{ value: '', label: t('segmentsPage.bulk.ownerNobody') }] : []),
    ...people.map(({ no, name }) => ({ value: no, label: name })),
  ];
  const tags = fields?.fields.find(({ code }) => code === 'profile.tags')?.values ?? [];
  return (
    <form
      className="segment-bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {said !== '' && <Alert type="warning" role="alert" title={said} />}
      {kind === 'task' && (
        <>
          <FormField label={t('segmentsPage.bulk.title')} isNeeded isWide>
            {(id) => (
              <Input
                id={id}
                ref={first}
                maxLength={200}
                value={form.title}
                onChange={(event) => change({ title: event.target.value })}
              />
            )}
          </FormField>
          <p className="muted segment-hint">{t('segmentsPage.bulk.titleHint')}</p>
          <FormField label={t('segmentsPage.bulk.due')}>
            {(id) => <DayField id={id} value={form.due} onChange={(due) => change({ due })} />}
          </FormField>
          <FormField label={t('segmentsPage.bulk.priority')}>
            {(id) => (
              <Select<BulkForm['priority']>
                id={id}
                value={form.priority}
                onChange={(priority) => change({ priority })}
                options={(['high', 'normal', 'low'] as const).map((value) => ({
                  value,
                  label: t(`todayPage.priority.${value}`),
                }))}
                {...inDialog}
              />
            )}
          </FormField>
        </>
      )}
      {(kind === 'task' || kind === 'assign') && (
        <FormField label={t(kind === 'task' ? 'segmentsPage.bulk.owner' : 'segmentsPage.bulk.assignTo')}>
          {(id) => (
            <Select
              id={id}
              {...(kind === 'assign' ? { ref: list } : {})}
              value={form.owner}
              onChange={(owner: string) => change({ owner })}
              options={owners}
              showSearch={{ optionFilterProp: 'label' }}
              {...inDialog}
            />
          )}
        </FormField>
      )}
      {(kind === 'tag' || kind === 'untag') && (
        <FormField label={t('segmentsPage.bulk.tagName')} isNeeded>
          {(id) => (
            <AutoComplete
              id={id}
              ref={list}
              value={form.tag}
              onChange={(tag: string) => change({ tag })}
              options={tags.map((value) => ({ value }))}
              showSearch={{ filterOption: (text, option) => String(option?.value ?? '').includes(text.trim()) }}
              {...inDialog}
            />
          )}
        </FormField>
      )}
      <p className="segment-confirm">
        <strong>{t(`segmentsPage.bulk.confirm.${kind}`, { n: format.count(count) })}</strong>
        {sample.length > 0 && (
          <span className="muted">
            {' '}
            {t('segmentsPage.bulk.sample', { names: sample.join(format.language === 'zh-CN' ? '、' : ', ') })}
            {count > sample.length && ' …'}
          </span>
        )}
        <br />
        <span className="muted">{t('segmentsPage.bulk.once')}</span>
      </p>
      {isPending && (
        <div role="status" className="segment-progress">
          <Progress
            percent={progress === null || progress.total === 0 ? 0 : Math.floor((100 * progress.done) / progress.total)}
            showInfo={false}
            size="small"
          />
          <span className="num">
            {progress === null || progress.total === 0
              ? t('segmentsPage.bulk.preparing')
              : t('segmentsPage.bulk.running', {
                  done: format.count(progress.done),
                  total: format.count(progress.total),
                })}
          </span>
        </div>
      )}
      <div className="segment-dialog-actions">
        {isPending ? (
          <Button onClick={() => void call('bulk.cancel', {})}>{t('segmentsPage.bulk.stop')}</Button>
        ) : (
          <Button onClick={onClose}>{t('segmentsPage.close')}</Button>
        )}
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {t('segmentsPage.bulk.run')}
        </Button>
      </div>
    </form>
  );
}
