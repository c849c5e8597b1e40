// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** What a profile is for, whose headers it is based on, which datasets one file feeds, and rows left out on purpose. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { editing } from '../editor/session.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { ConditionsForm } from '../source/ConditionsForm.tsx';
import { RowTools } from '../source/RowTools.tsx';
import { ChecksForm } from './ChecksForm.tsx';

interface Props {
  readonly profile: ProfileData;
  readonly choices: readonly HeaderChoice[];
  readonly isShipped: boolean;
}

const MOST_DROPS = 20;

export function AboutPanel({ profile, choices, isShipped }: Props) {
  const { t } = useTranslation();
  const edit = (change: Partial<ProfileData>, key: string | null = null) =>
    editing.edit((present) => ({ ...present, ...change }), key);
  const { title, about, drop } = profile;
  const header = choices[0]?.header;
  return (
    <div className="map-scroll map-about" role="group" tabIndex={0} aria-label={t('mapping.panel.about')}>
      {isShipped && <p className="map-hint">{t('mapping.shippedHint')}</p>}
      <div className="map-about-text">
        {(['zh', 'en'] as const).map((language) => (
          <div key={language}>
            <div className="map-field">
              <span>{t(language === 'zh' ? 'mapping.titleZh' : 'mapping.titleEn')}</span>
              <Input
                aria-label={t(language === 'zh' ? 'mapping.titleZh' : 'mapping.titleEn')}
                value={title[language]}
                maxLength={200}
                status={title[language] === '' ? 'error' : ''}
                onChange={(event) => edit({ title: { ...title, [language]: event.target.value } }, `title ${language}`)}
              />
            </div>
            <div className="map-field">
              <span>{t(language === 'zh' ? 'mapping.aboutZh' : 'mapping.aboutEn')}</span>
              <Input.TextArea
                aria-label={t(language === 'zh' ? 'mapping.aboutZh' : 'mapping.aboutEn')}
                value={about[language]}
                maxLength={2000}
                rows={5}
                onChange={(event) => edit({ about: { ...about, [language]: event.target.value } }, `about ${language}`)}
              />
            </div>
          </div>
        ))}
      </div>
      <div className="map-field">
        <span>{t('mapping.base')}</span>
        <Radio.Group
          aria-label={t('mapping.base')}
          value={profile.base}
          onChange={(event) => edit({ base: event.target.value === 'canonical' ? 'canonical' : 'canonical-zh' })}
          options={(['canonical', 'canonical-zh'] as const).map((value) => ({
            value,
            label: t(value === 'canonical' ? 'mapping.baseEnglish' : 'mapping.baseChinese'),
          }))}
        />
      </div>
      <div className="map-field">
        <span>{t('mapping.feeds')}</span>
        <Radio.Group
          aria-label={t('mapping.feeds')}
          value={profile.feeds}
          onChange={(event) =>
            edit({ feeds: event.target.value === 'named_dataset' ? 'named_dataset' : 'all_datasets' })
          }
          options={(['all_datasets', 'named_dataset'] as const).map((value) => ({
            value,
            label: t(`mapping.feedsOf.${value}`),
          }))}
        />
      </div>
      <h3 className="map-columns-title">{t('mapping.drops')}</h3>
      <p className="map-hint">{t('mapping.dropsHint')}</p>
      {drop.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what identifies a rule.
        <fieldset key={i} className="map-part">
          <legend>{t('mapping.dropNth', { n: i + 1 })}</legend>
          <RowTools
            at={i}
            count={drop.length}
            label={t('mapping.dropNth', { n: i + 1 })}
            least={0}
            onMove={(change) => edit({ drop: change(drop) })}
          />
          <div className="map-field">
            <span>{t('mapping.dropReason')}</span>
            <Input
              aria-label={t('mapping.dropReason')}
              value={one.reason}
              maxLength={200}
              status={one.reason === '' ? 'error' : ''}
              onChange={(event) =>
                edit(
                  { drop: drop.map((rule, k) => (k === i ? { ...rule, reason: event.target.value } : rule)) },
                  `drop ${i}`,
                )
              }
            />
          </div>
          <ConditionsForm
            conditions={one.when}
            choices={choices}
            least={1}
            onChange={(when) => edit({ drop: drop.map((rule, k) => (k === i ? { ...rule, when } : rule)) })}
          />
        </fieldset>
      ))}
      {drop.length < MOST_DROPS && header !== undefined && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() =>
            edit({ drop: [...drop, { when: [{ kind: 'empty', header }], reason: t('mapping.dropDefault') }] })
          }
        >
          {t('mapping.addDrop')}
        </Button>
      )}
      <ChecksForm profile={profile} choices={choices} />
    </div>
  );
}
