/** Folders, watching, and the way to the profiles. */
import { Button, InputNumber, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../../src-shared/contract/syncPageCalls.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { useSync } from './SyncProvider.tsx';

export function SettingsView({ state }: { readonly state: SyncState }) {
  const { t } = useTranslation();
  const { state: job } = useSync();
  const [note, setNote] = useState('');
  const isRunning = job.kind === 'running';
  const { drop_folder, acknowledge_folder, watch, watch_seconds } = state.settings;
  const tell = (work: Promise<boolean>) => {
    setNote('');
    work.then(
      (isSaved) => setNote(isSaved ? t('syncPage.settings.saved') : ''),
      (error: unknown) =>
        setNote(
          `${t('syncPage.settings.notSaved')} · ${t(`error.${error instanceof BridgeError ? error.code : 'fault'}`)}`,
        ),
    );
  };
  const choose = (which: 'drop' | 'acknowledge') =>
    tell(call('sync.chooseFolder', { which }).then(({ chosen }) => chosen));
  useWish('dropFolder', () => choose('drop'), !isRunning);
  const save = (change: Parameters<typeof call<'sync.saveSettings'>>[1]) =>
    tell(call('sync.saveSettings', change).then(({ saved }) => saved));
  return (
    <div className="sync-scroll">
      <p className="sync-note" role="status">
        {note}
      </p>
      <Panel title={t('syncPage.settings.folders')}>
        <Row label={t('syncPage.settings.drop')} hint={t('syncPage.settings.dropHint')}>
          <span className="setting-value">{drop_folder ?? t('syncPage.state.noFolder')}</span>
          <Button disabled={isRunning} onClick={() => choose('drop')}>
            {t('syncPage.settings.choose')}
            <span className="sr-only"> {t('syncPage.settings.drop')}</span>
          </Button>
        </Row>
        <Row label={t('syncPage.settings.acknowledge')} hint={t('syncPage.settings.acknowledgeHint')}>
          <span className="setting-value">{acknowledge_folder ?? t('syncPage.state.acknowledgeBeside')}</span>
          {acknowledge_folder !== null && (
            <Button disabled={isRunning} onClick={() => save({ acknowledge_beside: true })}>
              {t('syncPage.settings.beside')}
            </Button>
          )}
          <Button disabled={isRunning} onClick={() => choose('acknowledge')}>
            {t('syncPage.settings.choose')}
            <span className="sr-only"> {t('syncPage.settings.acknowledge')}</span>
          </Button>
        </Row>
      </Panel>
      <Panel title={t('syncPage.settings.watch')}>
        <Row
          label={t('syncPage.settings.watch')}
          hint={drop_folder === null ? t('syncPage.settings.noFolder') : t('syncPage.settings.watchHint')}
        >
          <Switch
            checked={watch}
            disabled={isRunning || drop_folder === null}
            aria-label={t('syncPage.settings.watch')}
            onChange={(isOn) => save({ watch: isOn })}
          />
        </Row>
        <Row label={t('syncPage.settings.every')}>
          <InputNumber
            min={2}
            max={86_400}
            precision={0}
            value={watch_seconds}
            disabled={isRunning}
            aria-label={t('syncPage.settings.every')}
            changeOnBlur
            onChange={(seconds) => {
              if (seconds !== null && seconds !== watch_seconds) save({ watch_seconds: seconds });
            }}
          />
        </Row>
      </Panel>
      <Panel title={t('syncPage.settings.profiles')}>
        <Row label={t('syncPage.settings.profilesLink')} hint={t('syncPage.settings.profilesHint')}>
          <Button onClick={() => navigate({ page: 'profiles', name: null })}>
            {t('syncPage.settings.profilesLink')}
          </Button>
        </Row>
      </Panel>
    </div>
  );
}

interface RowProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Row({ label, hint, children }: RowProps) {
  return (
    <div className="setting-row">
      <div className="setting-name">
        <span>{label}</span>
        {hint !== undefined && <p>{hint}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  );
}
