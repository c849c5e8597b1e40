import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';

interface Props {
  readonly removed: ProfileData | null;
  readonly onUndo: () => void;
  readonly onClose: () => void;
  readonly isBusy: boolean;
}

/** Says what was removed, and takes it back. */
export function RemovedStrip({ removed, onUndo, onClose, isBusy }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  if (removed === null) return null;
  const name = language === 'zh-CN' ? removed.title.zh : removed.title.en;
  return (
    <div className="map-alert" role="status">
      <span>{t('mapping.list.removed', { name })}</span>
      <Button size="small" loading={isBusy} onClick={onUndo}>
        {t('mapping.list.undo')}
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        {t('mapping.close')}
      </Button>
    </div>
  );
}
