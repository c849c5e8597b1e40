/** Chooses the index that a client is compared with; found by name or code. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { STANDARD_INDEX } from '../../../src-shared/contract/benchmarkCalls.ts';
import { indexName } from '../risk/benchmark.ts';
import type { BenchmarkChoice, Index } from './useBenchmark.ts';

interface Props {
  readonly current: Index;
  readonly choice: BenchmarkChoice;
}

export function BenchmarkChooser({ current, choice }: Props) {
  const { t } = useTranslation();
  const { indices, isBusy } = choice;
  // One whose prices are gone since is still the one that was chosen.
  const all = indices.some(({ code }) => code === current.code) ? indices : [current, ...indices];
  if (all.length < 2) return null;
  return (
    <Select
      size="small"
      className="benchmark-chooser"
      aria-label={t('incomePage.benchmark.choose')}
      value={current.code}
      loading={isBusy}
      disabled={isBusy}
      popupMatchSelectWidth={220}
      showSearch={{ optionFilterProp: 'words' }}
      placeholder={t('incomePage.benchmark.find')}
      notFoundContent={t('incomePage.benchmark.none')}
      options={all.map((index) => ({
        value: index.code,
        label: indexName(t, index),
        words: `${indexName(t, index)} ${index.name} ${index.code}`,
      }))}
      optionRender={({ data, value }) => (
        <span className="facet-option">
          <span>
            {data.label}
            {value === STANDARD_INDEX && <span className="muted"> {t('incomePage.benchmark.standard')}</span>}
          </span>
          <span className="num muted">{value}</span>
        </span>
      )}
      onChange={choice.choose}
    />
  );
}
