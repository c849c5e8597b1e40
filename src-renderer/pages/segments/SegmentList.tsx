/** The saved segments with their counts, each counted when it comes into sight of the page. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import type { Saved } from './SegmentView.tsx';
import { useCount } from './useSegments.ts';

interface Props {
  readonly segments: readonly Saved[];
  readonly chosen: string | null;
}

export function SegmentList({ segments, chosen }: Props) {
  const { t } = useTranslation();
  return (
    <nav className="panes-list" aria-label={t('segmentsPage.list')}>
      <Button block icon={<PlusOutlined />} onClick={() => navigate({ page: 'segments', item: 'new' })}>
        {t('segmentsPage.new')}
      </Button>
      <Button block onClick={() => navigate({ page: 'campaigns', item: null })}>
        {t('campaignsPage.title')}
      </Button>
      <ul>
        {segments.map((segment) => (
          <li key={segment.record_id}>
            <SegmentLine segment={segment} isChosen={segment.record_id === chosen} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SegmentLine({ segment, isChosen }: { readonly segment: Saved; readonly isChosen: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useCount(segment.filter);
  const isKnown = data !== undefined && data.problem === null && data.not_made.length === 0;
  return (
    <button
      type="button"
      className="panes-line segment-line"
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => navigate({ page: 'segments', item: segment.record_id })}
    >
      <span className="segment-line-name" title={segment.name}>
        {segment.name}
      </span>
      <span className="num">{isKnown ? format.count(data.yes) : '—'}</span>
      <span className="muted segment-line-whose">
        {segment.is_shared ? t('segmentsPage.shared') : t('segmentsPage.own')}
        {!segment.is_mine && ` · ${t('segmentsPage.by', { who: segment.author })}`}
      </span>
    </button>
  );
}
