/** Sets a campaign up: what for, what is said, how long, what counts as met, and how many are held out; the draw tried out beside it. */
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, InputNumber, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawPreview } from '../../../src-shared/contract/campaignCalls.ts';
import type { BulkProgress } from '../../../src-shared/contract/segmentCalls.ts';
import { EXCLUSIONS } from '../../../src-shared/domain/campaigns/draw.ts';
import { BridgeError, call, listen } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField } from '../../ui/records/FormField.tsx';
import { lastEdit } from '../../ui/records/lastEdit.ts';
import { Failed } from '../../ui/states.tsx';
import { ConditionEditor } from '../segments/ConditionEditor.tsx';
import { spoken, useDraft } from '../segments/useDraft.ts';
import { useDay } from '../today/useTasks.ts';
import { cleanSetup, freshSetup, type Setup, setupFault } from './model.ts';
import { type Chosen, newCampaign } from './newCampaign.ts';
import { useDrawPreview } from './useCampaigns.ts';
import '../../ui/records/form.css';
import '../../ui/table.css';
import '../segments/segments.css';

export function CampaignForm({ chosen }: { readonly chosen: Chosen }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tongue = format.language === 'zh-CN' ? 'zh' : 'en';
  const today = useDay();
  const [typed, setSetup] = useState<Setup>(() =>
    freshSetup(chosen, today, crypto.getRandomValues(new Uint32Array(1))[0] ?? 1),
  );
  const draft = useDraft('', tongue);
  const setup = { ...typed, target: draft.text.trim() === '' ? null : (draft.filter ?? draft.text) };
  const set = (change: Partial<Setup>) => setSetup((now) => ({ ...now, ...change }));
  const preview = useDrawPreview(chosen.clientNos, setup);
  const [said, setSaid] = useState('');
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  useEffect(() => listen('bulk:progress', setProgress), []);
  const { mutate, isPending } = useMutation({
    mutationFn: async (whole: Setup) => {
      const record_id = crypto.randomUUID();
      const told = await call('campaigns.draw', { record_id, setup: whole, client_nos: [...chosen.clientNos] });
      return { record_id, ...told };
    },
    onMutate: () => {
      setSaid('');
      setProgress(null);
    },
    onSuccess: ({ record_id, edit_id }) => {
      if (edit_id !== null) {
        lastEdit.tell({ kind: 'done', editId: edit_id, what: 'campaign_drawn', subject: setup.name });
      }
      newCampaign.drop();
      navigate({ page: 'campaigns', item: record_id }, true);
    },
    onError: (error) => {
      const code = error instanceof BridgeError ? error.code : 'fault';
      setSaid(
        code === 'cancelled'
          ? t('campaignsPage.form.stopped')
          : code === 'busy'
            ? t('segmentsPage.bulk.busy')
            : t('campaignsPage.form.failed', { why: t(`error.${code}`) }),
      );
    },
  });
  const submit = (): void => {
    const fault = draft.problem !== null && draft.text.trim() !== '' ? 'target' : setupFault(setup, preview.data);
    const whole = cleanSetup(setup);
    if (fault !== null || whole === null) setSaid(t(`campaignsPage.form.fault.${fault ?? 'name'}`));
    else mutate(whole);
  };
  return (
    <form
      className="panes-view"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) submit();
      }}
    >
      <header className="panes-head">
        <div className="panes-head-name campaign-head-name">
          <h2>{t('campaignsPage.form.title')}</h2>
          <span className="muted">
            {t('campaignsPage.form.from', { n: format.count(chosen.clientNos.length) })}
            {chosen.filter !== '' && ` · ${spoken(chosen.filter, tongue)}`}
          </span>
        </div>
        <Button
          onClick={() => {
            if (isPending) void call('bulk.cancel', {});
            else {
              newCampaign.drop();
              navigate({ page: 'campaigns', item: null }, true);
            }
          }}
        >
          {isPending ? t('campaignsPage.form.stop') : t('campaignsPage.form.cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('campaignsPage.form.draw')}
        </Button>
      </header>
      {said !== '' && <Alert type="warning" showIcon role="alert" title={said} />}
      {isPending && progress !== null && progress.total > 0 && (
        <Progress
          percent={Math.floor((100 * progress.done) / progress.total)}
          aria-label={t('campaignsPage.form.drawing')}
        />
      )}
      <div className="panes-two">
        <div className="panes-scroll">
          <section className="panel panes-part campaign-part">
            <h3>{t('campaignsPage.form.what')}</h3>
            <FormField label={t('recordFields.field.campaign.name')} isNeeded>
              {(id) => (
                <Input
                  id={id}
                  autoFocus
                  maxLength={200}
                  value={setup.name}
                  onChange={(event) => set({ name: event.target.value })}
                />
              )}
            </FormField>
            <FormField label={t('recordFields.field.campaign.goal')}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={2_000}
                  placeholder={t('campaignsPage.form.goalHint')}
                  value={setup.goal ?? ''}
                  onChange={(event) => set({ goal: event.target.value })}
                />
              )}
            </FormField>
            <FormField label={t('recordFields.field.campaign.script')}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  rows={5}
                  maxLength={20_000}
                  placeholder={t('campaignsPage.form.scriptHint')}
                  value={setup.script ?? ''}
                  onChange={(event) => set({ script: event.target.value })}
                />
              )}
            </FormField>
            <div className="panes-grid">
              <FormField label={t('recordFields.field.campaign.starts')} isNeeded>
                {(id) => (
                  <DayField
                    id={id}
                    isNeeded
                    value={setup.starts}
                    onChange={(day) => day !== null && set({ starts: day })}
                  />
                )}
              </FormField>
              <FormField label={t('recordFields.field.campaign.ends')} isNeeded>
                {(id) => (
                  <DayField
                    id={id}
                    isNeeded
                    value={setup.ends}
                    onChange={(day) => day !== null && set({ ends: day })}
                  />
                )}
              </FormField>
            </div>
          </section>
          <section className="panel panes-part campaign-part">
            <h3>{t('campaignsPage.form.target')}</h3>
            <p className="muted">{t('campaignsPage.form.targetNote')}</p>
            <ConditionEditor draft={draft} />
          </section>
        </div>
        <aside className="panes-scroll">
          <section className="panel panes-part campaign-part">
            <h3>{t('campaignsPage.form.groups')}</h3>
            <FormField label={t('recordFields.field.campaign.held_out')}>
              {(id) => (
                <InputNumber
                  id={id}
                  min={0}
                  max={50}
                  precision={0}
                  suffix="%"
                  value={Math.round(setup.held_out * 100)}
                  onChange={(value) => {
                    if (value !== null) set({ held_out: value / 100 });
                  }}
                />
              )}
            </FormField>
            <p className="muted">{t('campaignsPage.form.heldOutNote')}</p>
            {preview.error ? (
              <Failed error={preview.error} onRetry={() => void preview.refetch()} />
            ) : preview.data === undefined ? (
              <p className="muted">{t('campaignsPage.form.counting')}</p>
            ) : (
              <Groups preview={preview.data} hasTarget={setup.target !== null} />
            )}
            <FormField label={t('recordFields.field.campaign.seed')}>
              {(id) => (
                <InputNumber
                  id={id}
                  min={0}
                  max={2 ** 32 - 1}
                  precision={0}
                  value={setup.seed}
                  onChange={(seed) => {
                    if (seed !== null) set({ seed });
                  }}
                />
              )}
            </FormField>
          </section>
        </aside>
      </div>
    </form>
  );
}

function Groups({ preview, hasTarget }: { readonly preview: DrawPreview; readonly hasTarget: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const n = format.count;
  const tierName = (tier: string | null): string =>
    tier === null ? t('campaignsPage.noTier') : t(`tier.${tier as 'gold'}`);
  return (
    <>
      <table className="table campaign-groups">
        <thead>
          <tr>
            <th scope="col">{t('campaignsPage.form.tier')}</th>
            <th scope="col" className="is-end">
              {t('campaignsPage.group.contacted')}
            </th>
            <th scope="col" className="is-end">
              {t('campaignsPage.group.held_out')}
            </th>
          </tr>
        </thead>
        <tbody className="num">
          {preview.strata.map(({ tier, contacted, held_out }) => (
            <tr key={tier ?? ''}>
              <th scope="row">{tierName(tier)}</th>
              <td className="is-end">{n(contacted)}</td>
              <td className="is-end">{n(held_out)}</td>
            </tr>
          ))}
          <tr className="is-sum">
            <th scope="row">{t('campaignsPage.form.sum')}</th>
            <td className="is-end">{n(preview.contacted)}</td>
            <td className="is-end">{n(preview.held_out)}</td>
          </tr>
        </tbody>
      </table>
      <div role="status">
        <ul className="campaign-facts num">
          {EXCLUSIONS.filter((why) => (preview.excluded[why] ?? 0) > 0).map((why) => (
            <li key={why}>{t(`campaignsPage.excluded.${why}`, { n: n(preview.excluded[why] ?? 0) })}</li>
          ))}
          {preview.left_out > 0 && <li>{t('campaignsPage.form.leftOut', { n: n(preview.left_out) })}</li>}
          {hasTarget && preview.target_problem === null && (
            <li>
              {t('campaignsPage.form.targetMet', { n: n(preview.target_met) })}
              {preview.target_unknown > 0 &&
                ` · ${t('campaignsPage.form.targetUnknown', { n: n(preview.target_unknown) })}`}
            </li>
          )}
        </ul>
      </div>
    </>
  );
}
