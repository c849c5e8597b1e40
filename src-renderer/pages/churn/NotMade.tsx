/** In place of the list while there are no scores: being made, or to be made by hand. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChurnProgress } from '../../../src-shared/contract/churnCalls.ts';
import { Loading, Nothing } from '../../ui/states.tsx';
import { useMake } from './useChurn.ts';

export function NotMade({ activity }: { readonly activity: ChurnProgress | null }) {
  const { t } = useTranslation();
  const make = useMake();
  if (activity?.part === 'scores' && activity.state === 'running') {
    return (
      <div className="churn-making">
        <p className="muted" role="status">
          {t('churnPage.making')}
        </p>
        <Loading rows={8} />
      </div>
    );
  }
  return (
    <Nothing
      title={t('churnPage.notMade')}
      text={t(activity?.state === 'failed' ? 'churnPage.rate.failed' : 'churnPage.notMadeText')}
      action={
        <Button type="primary" onClick={make}>
          {t('churnPage.make')}
        </Button>
      }
    />
  );
}
