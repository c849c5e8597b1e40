/** All profiles: those that come with the program and the branch's own, and what can be done with each. */
import { FileAddOutlined, ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failed, Loading, Nothing } from '../../../ui/states.tsx';
import { useProfileList } from '../editor/useMapping.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { ProfileTable } from './ProfileTable.tsx';
import { RemovedStrip } from './RemovedStrip.tsx';
import { useProfileActions } from './useProfileActions.ts';
import './list.css';

export function ProfileListPage() {
  const { t } = useTranslation();
  const list = useProfileList();
  const profiles = list.data?.profiles ?? [];
  const actions = useProfileActions(profiles);
  const buttons = (
    <>
      <Button icon={<ImportOutlined />} loading={actions.busy === 'import'} onClick={actions.startImport}>
        {t('mapping.list.import')}
      </Button>
      <Button type="primary" icon={<FileAddOutlined />} loading={actions.busy === 'new'} onClick={actions.startNew}>
        {t('mapping.list.new')}
      </Button>
    </>
  );
  return (
    <div className="map-list-page">
      <header className="map-list-page-head">
        <div>
          <h1>{t('mapping.list.title')}</h1>
          <p className="muted">{t('mapping.list.text')}</p>
        </div>
        <div className="map-head-actions">{buttons}</div>
      </header>
      {actions.failed !== null && (
        <div className="map-alert is-bad" role="alert">
          <span>{t(`mapping.list.failed.${actions.failed}`)}</span>
          <Button size="small" type="text" onClick={actions.dismiss}>
            {t('mapping.close')}
          </Button>
        </div>
      )}
      <RemovedStrip
        removed={actions.removed}
        onUndo={actions.undoRemove}
        onClose={actions.forgetRemoved}
        isBusy={actions.busy === 'undo'}
      />
      {actions.exported !== null && (
        <div className="map-alert" role="status">
          <span>{t('mapping.list.exported', { name: actions.exported })}</span>
          <Button size="small" type="text" onClick={actions.dismiss}>
            {t('mapping.close')}
          </Button>
        </div>
      )}
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading rows={8} />
      ) : profiles.length === 0 ? (
        <Nothing title={t('mapping.list.emptyTitle')} text={t('mapping.list.emptyText')} />
      ) : (
        <ProfileTable profiles={profiles} actions={actions} />
      )}
      <ImportDialog imported={actions.imported} profiles={profiles} onClose={actions.endImport} />
    </div>
  );
}
