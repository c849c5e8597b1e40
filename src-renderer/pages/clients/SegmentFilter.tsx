/** Narrows the list to a saved segment; nothing is shown where none is saved. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSegments } from '../segments/useSegments.ts';
import { type ChosenSegment, listState } from './listState.ts';

export function SegmentFilter({ chosen }: { readonly chosen: ChosenSegment | null }) {
  const { t } = useTranslation();
  const { data } = useSegments();
  const segments = data?.segments ?? [];
  if (segments.length === 0 && chosen === null) return null;
  return (
    <Select
      className={`facet${chosen === null ? '' : ' is-set'}`}
      placeholder={t('segmentsPage.nav')}
      aria-label={t('segmentsPage.nav')}
      value={chosen?.id ?? null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={280}
      options={segments.map(({ record_id, name }) => ({ value: record_id, label: name }))}
      onChange={(id: string | undefined) => {
        const segment = segments.find(({ record_id }) => record_id === id);
        listState.setSegment(
          segment === undefined ? null : { id: segment.record_id, name: segment.name, filter: segment.filter },
        );
      }}
    />
  );
}
