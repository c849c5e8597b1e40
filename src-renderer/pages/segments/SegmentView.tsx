/** One segment: its name and condition as they are written, the live count, and the members. */
import { Alert, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { added, changed, removed, useEdit } from '../../ui/records/useEdit.ts';
import { Failed } from '../../ui/states.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { CountLine } from './CountLine.tsx';
import { Members } from './Members.tsx';
import type { CampaignOf } from './SegmentsPage.tsx';
import { useDraft } from './useDraft.ts';
import { useCount, useRested } from './useSegments.ts';
import { WhyDialog } from './WhyDialog.tsx';

export type Saved = CallOutput<'segments.list'>['segments'][number];

interface Props {
  /** Null: a new one. */
  readonly saved: Saved | null;
  /** What a new one begins with. */
  readonly start?: { readonly name: string; readonly filter: string };
  readonly people: CallOutput<'segments.list'>['people'];
  readonly onCampaign?: ((chosen: CampaignOf) => void) | undefined;
}

export function SegmentView({ saved, start = { name: '', filter: '' }, people, onCampaign }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const draft = useDraft(saved?.filter ?? start.filter, language === 'zh-CN' ? 'zh' : 'en');
  const [name, setName] = useState(saved?.name ?? start.name);
  const [isShared, setShared] = useState(saved?.is_shared ?? true);
  const [problem, setProblem] = useState('');
  const [isAsking, setAsking] = useState(false);
  const { save, isBusy } = useEdit();
  const filter = useRested(draft.filter);
  const count = useCount(filter);
  const isChanged =
    saved === null || name.trim() !== saved.name || isShared !== saved.is_shared || draft.filter !== saved.filter;
  const write = (edit: Parameters<typeof save>[0], then: () => void) => {
    setProblem('');
    save(edit).then(then, (error: unknown) => {
      const code = error instanceof BridgeError ? error.code : 'fault';
      setProblem(
        code === 'conflict'
          ? t('segmentsPage.changedMeanwhile')
          : t('segmentsPage.notSaved', { why: t(`error.${code}`) }),
      );
    });
  };
  const keep = () => {
    if (name.trim() === '') return setProblem(t('segmentsPage.nameMissing'));
    if (draft.filter === null) return setProblem(t('segmentsPage.filterWrong'));
    const body = { name: name.trim(), filter: draft.filter, is_shared: isShared, text: saved?.text ?? null };
    const change =
      saved === null ? added('segment', null, body) : changed('segment', { ...saved, client_no: null }, body);
    const what = saved === null ? 'segment_added' : 'segment_changed';
    write({ what, subject: body.name, changes: [change] }, () =>
      navigate({ page: 'segments', item: change.record_id }, true),
    );
  };
  const copy = () => {
    if (saved === null) return;
    const body = {
      name: t('segmentsPage.copyOf', { name: saved.name }).slice(0, 200),
      filter: draft.filter ?? saved.filter,
      is_shared: false,
      text: saved.text,
    };
    const change = added('segment', null, body);
    write({ what: 'segment_added', subject: body.name, changes: [change] }, () =>
      navigate({ page: 'segments', item: change.record_id }),
    );
  };
  return (
    <div className="panes-view segment-view">
      <form
        className="segment-head"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <Input
          className="segment-name"
          aria-label={t('segmentsPage.name')}
          placeholder={t('segmentsPage.namePlaceholder')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          {t('segmentsPage.isShared')}
        </Checkbox>
        <span className="segment-state muted" role="status">
          {isChanged ? t('segmentsPage.unsaved') : t('segmentsPage.saved')}
        </span>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isChanged}>
          {t('segmentsPage.save')}
        </Button>
        {saved !== null && (
          <>
            <Button disabled={isBusy} onClick={copy}>
              {t('segmentsPage.copy')}
            </Button>
            <Button
              disabled={isBusy}
              onClick={() =>
                write(
                  {
                    what: 'segment_removed',
                    subject: saved.name,
                    changes: [removed('segment', { ...saved, client_no: null })],
                  },
                  () => navigate({ page: 'segments', item: null }, true),
                )
              }
            >
              {t('segmentsPage.remove')}
            </Button>
          </>
        )}
      </form>
      {problem !== '' && <Alert type="warning" role="alert" title={problem} />}
      <ConditionEditor draft={draft} />
      {count.error !== null ? (
        <Failed error={count.error} onRetry={() => void count.refetch()} />
      ) : (
        filter !== null && (
          <>
            <div className="segment-count-row">
              <CountLine count={count.data} isCounting={count.isFetching} />
              <Button size="small" onClick={() => setAsking(true)}>
                {t('segmentsPage.why')}
              </Button>
            </div>
            <Members
              name={name.trim() === '' ? t('segmentsPage.title') : name.trim()}
              filter={filter}
              people={people}
              segmentId={saved?.record_id ?? null}
              onCampaign={
                onCampaign &&
                ((clientNos, isAll) =>
                  onCampaign({
                    clientNos,
                    name: name.trim(),
                    filter: isAll ? filter : '',
                    segment: isAll ? (saved?.record_id ?? null) : null,
                  }))
              }
            />
            <WhyDialog filter={filter} isOpen={isAsking} onClose={() => setAsking(false)} />
          </>
        )
      )}
    </div>
  );
}
