// biome-ignore-all lint/a11y/useSemanticElements: buttons that switch are no fieldset.
/** The data sets that the file feeds: one part each, added, left out, and limited to the rows that are theirs. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleView, TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import { DATASET_NAMES, type DatasetName } from '../../../../src-shared/files/datasets.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { call } from '../../../bridge/bridge.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { withoutDoubtful } from '../model/columnViews.ts';
import { addSection, removeSection, setWhen } from '../model/profileEdits.ts';
import { ConditionsForm } from '../source/ConditionsForm.tsx';
import { conditionWord } from '../terms.ts';
import { editing } from './session.ts';
import type { HeaderChoice } from './useHeaderChoices.ts';

interface Props {
  readonly profile: ProfileData;
  readonly at: number;
  readonly sample: SampleView | null;
  readonly choices: readonly HeaderChoice[];
  readonly result: TryResult | null;
  readonly onAt: (at: number) => void;
}

export function SectionBar({ profile, at, sample, choices, result, onAt }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const section = profile.sections[at];
  const add = useMutation({
    mutationFn: async (dataset: DatasetName) => {
      const plain = { dataset, when: [], columns: [], checks: [] };
      if (sample === null) return plain;
      const { draft, suggestions } = await call('mapping.suggest', {
        sample: sample.sample,
        file: profile.file,
        datasets: [dataset],
      });
      return withoutDoubtful(draft, suggestions).sections[0] ?? plain;
    },
    onSuccess: (made) => {
      editing.edit((present) => addSection(present, made));
      onAt(profile.sections.length);
    },
  });
  if (section === undefined) return null;
  const seen = new Map<string, number>();
  return (
    <div className="map-sections">
      <div className="map-section-list" role="group" aria-label={t('mapping.datasets')}>
        {profile.sections.map(({ dataset }, i) => {
          const n = (seen.get(dataset) ?? 0) + 1;
          seen.set(dataset, n);
          const taken = result?.sections[i]?.taken;
          return (
            <button
              key={`${dataset} ${n}`}
              type="button"
              className="map-section"
              aria-pressed={i === at}
              onClick={() => onAt(i)}
            >
              {datasetOf(t, dataset)}
              {n > 1 && ` ${n}`}
              {taken !== undefined && <span className="num muted">{format.count(taken)}</span>}
            </button>
          );
        })}
        <Dropdown
          trigger={['click']}
          menu={{
            items: DATASET_NAMES.map((name) => ({ key: name, label: datasetOf(t, name) })),
            onClick: ({ key }) => {
              const dataset = DATASET_NAMES.find((name) => name === key);
              if (dataset !== undefined) add.mutate(dataset);
            },
          }}
        >
          <Button type="text" size="small" icon={<PlusOutlined />} loading={add.isPending}>
            {t('mapping.addDataset')}
          </Button>
        </Dropdown>
      </div>
      <div className="map-when">
        <span className="map-when-text" title={section.when.map((one) => conditionWord(t, one)).join('\n')}>
          {section.when.length === 0
            ? t('mapping.allRows')
            : t('mapping.rowsWhere', {
                conditions: section.when.map((one) => conditionWord(t, one)).join(t('mapping.andMark')),
              })}
        </span>
        <Button type="link" size="small" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('mapping.done') : t('mapping.chooseRows')}
        </Button>
        {profile.sections.length > 1 && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            title={t('mapping.removeDataset', { dataset: datasetOf(t, section.dataset) })}
            aria-label={t('mapping.removeDataset', { dataset: datasetOf(t, section.dataset) })}
            onClick={() => editing.edit((present) => removeSection(present, at))}
          />
        )}
      </div>
      {add.error && (
        <p className="map-hint is-bad" role="alert">
          {t('mapping.addFailed')}
        </p>
      )}
      {isOpen && (
        <div id={id} className="map-when-form">
          <ConditionsForm
            conditions={section.when}
            choices={choices}
            onChange={(when, key) =>
              editing.edit((present) => setWhen(present, at, when), key === null ? null : `when ${at} ${key}`)
            }
          />
        </div>
      )}
    </div>
  );
}
