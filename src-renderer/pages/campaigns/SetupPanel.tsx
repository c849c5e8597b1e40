/** How a campaign was set up; its name, words and last day can be changed while it runs, the draw cannot. */
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { DayField } from '../../ui/records/DayField.tsx';
import { FormField } from '../../ui/records/FormField.tsx';
import { changed, removed, useEdit } from '../../ui/records/useEdit.ts';
import { spoken } from '../segments/useDraft.ts';
import { cleanSetup } from './model.ts';

interface Props {
  readonly recordId: string;
  readonly version: number;
  readonly body: BodyOf<'campaign'>;
  readonly onRemoved: () => void;
}

export function SetupPanel({ recordId, version, body, onRemoved }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const tongue = language === 'zh-CN' ? 'zh' : 'en';
  const [typed, setTyped] = useState(body);
  const [said, setSaid] = useState('');
  const { save, isBusy } = useEdit();
  const set = (change: Partial<typeof body>) => setTyped((now) => ({ ...now, ...change }));
  const record = { record_id: recordId, version, client_no: null };
  const isOpen = body.state === 'running';
  const write = (what: string, change: Parameters<typeof save>[0]['changes'][number], then: () => void): void => {
    setSaid('');
    save({ what, subject: body.name, changes: [change] }).then(then, (error: unknown) => {
      const code = error instanceof BridgeError ? error.code : 'fault';
      setSaid(
        code === 'conflict'
          ? t('campaignsPage.changedMeanwhile')
          : t('campaignsPage.notWritten', { why: t(`error.${code}`) }),
      );
    });
  };
  const keep = (): void => {
    const { state, drawn_on, results, ...setup } = typed;
    const cleaned = cleanSetup(setup);
    if (cleaned === null || cleaned.starts > cleaned.ends) {
      setSaid(t(`campaignsPage.form.fault.${cleaned === null ? 'name' : 'days'}`));
      return;
    }
    write('campaign_changed', changed('campaign', record, { ...cleaned, state, drawn_on, results }), () => undefined);
  };
  return (
    <form
      className="panes-scroll campaign-setup"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) keep();
      }}
    >
      <section className="panel panes-part campaign-part">
        {(['name', 'goal'] as const).map((field) => (
          <FormField key={field} label={t(`recordFields.field.campaign.${field}`)}>
            {(id) => (
              <Input
                id={id}
                readOnly={!isOpen}
                maxLength={field === 'name' ? 200 : 2_000}
                value={typed[field] ?? ''}
                onChange={(event) => set({ [field]: event.target.value })}
              />
            )}
          </FormField>
        ))}
        <FormField label={t('recordFields.field.campaign.script')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={6}
              readOnly={!isOpen}
              maxLength={20_000}
              value={typed.script ?? ''}
              onChange={(event) => set({ script: event.target.value })}
            />
          )}
        </FormField>
        {isOpen && (
          <FormField label={t('recordFields.field.campaign.ends')}>
            {(id) => (
              <DayField id={id} isNeeded value={typed.ends} onChange={(day) => day !== null && set({ ends: day })} />
            )}
          </FormField>
        )}
        <dl className="campaign-drawn num">
          <dt>{t('recordFields.field.campaign.filter')}</dt>
          <dd>{body.filter === '' ? t('campaignsPage.byHand') : spoken(body.filter, tongue)}</dd>
          <dt>{t('recordFields.field.campaign.target')}</dt>
          <dd>{body.target === null ? '—' : spoken(body.target, tongue)}</dd>
          <dt>{t('recordFields.field.campaign.held_out')}</dt>
          <dd>{Math.round(body.held_out * 100)}%</dd>
          <dt>{t('recordFields.field.campaign.seed')}</dt>
          <dd>{body.seed}</dd>
          <dt>{t('recordFields.field.campaign.drawn_on')}</dt>
          <dd>{body.drawn_on}</dd>
        </dl>
        {said !== '' && <Alert type="warning" showIcon role="alert" title={said} />}
        <div className="campaign-actions">
          <Button
            danger
            disabled={isBusy}
            onClick={() => write('campaign_removed', removed('campaign', record), onRemoved)}
          >
            {t('campaignsPage.remove')}
          </Button>
          {isOpen && (
            <Button type="primary" htmlType="submit" loading={isBusy}>
              {t('campaignsPage.save')}
            </Button>
          )}
        </div>
      </section>
    </form>
  );
}
