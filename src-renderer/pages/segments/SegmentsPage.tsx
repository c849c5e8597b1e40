/** Segments: those that are saved on the left, the one that is looked at or written on the right. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { EXAMPLES, type ExampleKey } from './examples.ts';
import { SegmentList } from './SegmentList.tsx';
import { SegmentView } from './SegmentView.tsx';
import { useSegments } from './useSegments.ts';
import '../../ui/panes.css';
import './segments.css';

/** Whom a campaign is for. */
export interface CampaignOf {
  readonly clientNos: readonly string[];
  readonly name: string;
  /** '' where they were chosen by hand. */
  readonly filter: string;
  readonly segment: string | null;
}

interface Props {
  /** A record's id; `new` or `new-<example>`; null: none is chosen. */
  readonly item: string | null;
  /** Starts a campaign with these clients; without it the page does not offer one. */
  readonly onCampaign?: (chosen: CampaignOf) => void;
}

export function SegmentsPage({ item, onCampaign }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useSegments();
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  const saved = data.segments.find((one) => one.record_id === item) ?? null;
  const isNew = item?.startsWith('new') === true;
  const example = EXAMPLES.find(({ key }) => item === `new-${key}`);
  return (
    <div className="panes-page">
      <h1 className="sr-only">{t('segmentsPage.title')}</h1>
      <SegmentList segments={data.segments} chosen={item} />
      {saved !== null || isNew ? (
        <SegmentView
          key={saved === null ? item : `${saved.record_id} ${saved.version}`}
          saved={saved}
          {...(example === undefined
            ? {}
            : { start: { name: t(`segmentsPage.example.${example.key}`), filter: example.filter } })}
          people={data.people}
          onCampaign={onCampaign}
        />
      ) : (
        <div className="panes-view segment-view">
          <Nothing
            title={
              item !== null
                ? t('segmentsPage.gone')
                : data.segments.length === 0
                  ? t('segmentsPage.none')
                  : t('segmentsPage.choose')
            }
            {...(data.segments.length === 0 ? { text: t('segmentsPage.noneText') } : {})}
            action={<Examples />}
          />
        </div>
      )}
    </div>
  );
}

function Examples() {
  const { t } = useTranslation();
  return (
    <ul className="segment-examples" aria-label={t('segmentsPage.examples')}>
      {EXAMPLES.map(({ key }: { readonly key: ExampleKey }) => (
        <li key={key}>
          <Button onClick={() => navigate({ page: 'segments', item: `new-${key}` })}>
            {t(`segmentsPage.example.${key}`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
