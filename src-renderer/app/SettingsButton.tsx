/** Language, appearance, colour of gains, the way to the profiles and to the keys of the window. */
import { SettingOutlined } from '@ant-design/icons';
import { Button, Popover, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/Keys.tsx';
import { navigate } from '../ui/places/router.ts';
import { useSettings } from '../ui/settings/PreferencesProvider.tsx';
import { usePersisted } from '../ui/settings/persisted.ts';
import { type Preferences, preferencesStore } from '../ui/settings/preferences.ts';
import { overlay } from './palette/overlay.ts';

export function SettingsButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      content={<Settings onLeave={() => setOpen(false)} />}
      trigger="click"
      placement="bottomRight"
      title={t('app.settings')}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <Button type="text" icon={<SettingOutlined />} aria-label={t('app.settings')} title={t('app.settings')} />
    </Popover>
  );
}

function Settings({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation();
  const preferences = usePersisted(preferencesStore);
  const { upColour } = useSettings();
  const set = (change: Partial<Preferences>) => preferencesStore.set({ ...preferences, ...change });
  return (
    <div className="settings">
      <Row label={t('settings.language')}>
        <Segmented<Preferences['language']>
          aria-label={t('settings.language')}
          value={preferences.language}
          onChange={(language) => set({ language })}
          options={[
            { value: 'system', label: t('settings.languageSystem') },
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Row>
      <Row label={t('settings.theme')}>
        <Segmented<Preferences['theme']>
          aria-label={t('settings.theme')}
          value={preferences.theme}
          onChange={(theme) => set({ theme })}
          options={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
        />
      </Row>
      <Row label={t('settings.upColour')}>
        <Segmented<'red' | 'green'>
          aria-label={t('settings.upColour')}
          value={upColour}
          onChange={(chosen) => set({ upColour: chosen })}
          options={[
            { value: 'red', label: t('settings.redUp') },
            { value: 'green', label: t('settings.greenUp') },
          ]}
        />
      </Row>
      <Row label={t('mapping.list.title')}>
        <Button
          onClick={() => {
            onLeave();
            navigate({ page: 'profiles', name: null });
          }}
        >
          {t('mapping.list.manage')}
        </Button>
      </Row>
      <Row label={t('importPage.title')}>
        <Button
          onClick={() => {
            onLeave();
            navigate({ page: 'import' });
          }}
        >
          {t('importPage.open')} <Keys of={['g i']} />
        </Button>
      </Row>
      <Row label={t('editsPage.title')}>
        <Button
          onClick={() => {
            onLeave();
            navigate({ page: 'edits', edit: null });
          }}
        >
          {t('editsPage.show')} <Keys of={['g e']} />
        </Button>
      </Row>
      <Row label={t('settings.keys')}>
        <Button
          onClick={() => {
            onLeave();
            overlay.show('keys');
          }}
        >
          {t('editsPage.show')} <Keys of={['?']} />
        </Button>
      </Row>
    </div>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="settings-row">
      <span>{label}</span>
      {children}
    </div>
  );
}
