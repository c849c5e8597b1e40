/** Says on every page that the data is older than it could be, by how much, and where to look. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateText } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate, useRoute } from '../../ui/places/router.ts';
import { useFreshness } from './useSyncPage.ts';
import './sync.css';

export function StaleBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const { page } = useRoute();
  const asOf = useQuery({ queryKey: ['store.status'], queryFn: () => call('store.status', {}) }).data?.as_of;
  const freshness = useFreshness(asOf);
  if (asOf === null || asOf === undefined || freshness === null || freshness.behind === 0) return null;
  const text = t('syncPage.banner.behind', {
    asOf,
    expected: dateText(freshness.expected),
    n: format.count(freshness.behind),
  });
  return (
    <Alert
      banner
      role="status"
      className="stale-banner"
      type="warning"
      title={freshness.knowsHolidays ? text : `${text} ${t('syncPage.banner.weekends')}`}
      action={
        page === 'sync' ? undefined : (
          <Button size="small" onClick={() => navigate({ page: 'sync', view: 'state', item: null })}>
            {t('syncPage.banner.action')}
          </Button>
        )
      }
    />
  );
}
