/** Campaigns: all of them on the left, the one that is worked through or set up on the right. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CampaignLine } from '../../../src-shared/contract/campaignCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { CampaignForm } from './CampaignForm.tsx';
import { CampaignView } from './CampaignView.tsx';
import { progressOf } from './model.ts';
import { newCampaign } from './newCampaign.ts';
import { useCampaigns } from './useCampaigns.ts';
import '../../ui/panel.css';
import '../../ui/panes.css';
import './campaigns.css';

interface Props {
  /** A campaign's id; `new`; null: none is chosen. */
  readonly item: string | null;
}

export function CampaignsPage({ item }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCampaigns();
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  const { campaigns } = data;
  const chosen = item === 'new' ? newCampaign.get() : null;
  const known = campaigns.find(({ record_id }) => record_id === item);
  const toSegments = (
    <Button type="primary" onClick={() => navigate({ page: 'segments', item: null })}>
      {t('campaignsPage.toSegments')}
    </Button>
  );
  return (
    <div className="panes-page">
      <h1 className="sr-only">{t('campaignsPage.title')}</h1>
      <nav className="panes-list" aria-label={t('campaignsPage.list')}>
        <Button block onClick={() => navigate({ page: 'segments', item: null })}>
          {t('campaignsPage.new')}
        </Button>
        <ul>
          {campaigns.map((line) => (
            <li key={line.record_id}>
              <Line line={line} isChosen={line.record_id === item} />
            </li>
          ))}
        </ul>
      </nav>
      {chosen !== null ? (
        <CampaignForm chosen={chosen} />
      ) : known !== undefined ? (
        <CampaignView key={known.record_id} recordId={known.record_id} />
      ) : (
        <div className="panes-view">
          <Nothing
            title={
              item === 'new'
                ? t('campaignsPage.nobodyChosen')
                : item !== null
                  ? t('campaignsPage.gone')
                  : campaigns.length === 0
                    ? t('campaignsPage.none')
                    : t('campaignsPage.choose')
            }
            text={t('campaignsPage.noneText')}
            action={toSegments}
          />
        </div>
      )}
    </div>
  );
}

function Line({
  line: { record_id, body, counts },
  isChosen,
}: {
  readonly line: CampaignLine;
  readonly isChosen: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { toContact, answered } = progressOf(counts);
  return (
    <button
      type="button"
      className={`panes-line campaign-line${body.state === 'ended' ? ' is-ended' : ''}`}
      aria-current={isChosen ? 'true' : undefined}
      data-record={record_id}
      onClick={() => navigate({ page: 'campaigns', item: record_id })}
    >
      <span className="campaign-line-name" title={body.name}>
        {body.name}
      </span>
      <span className="num">
        {t('campaignsPage.answered', { n: format.count(answered), of: format.count(toContact) })}
      </span>
      <span className="muted panes-line-more num">
        {t(`campaignsPage.state.${body.state}`)} · {t('campaignsPage.until', { day: body.ends })}
      </span>
    </button>
  );
}
