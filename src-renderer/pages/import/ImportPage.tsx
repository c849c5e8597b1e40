/** Taking in the branch's own lists and notes: choose a file, say what its columns are, look at every row, import, take back. */
import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { BridgeError } from '../../bridge/bridge.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportsList } from './ImportsList.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { useImport } from './useImport.ts';
import '../../ui/table.css';
import './import.css';

export function ImportPage() {
  const { t } = useTranslation();
  const work = useImport();
  const { view, choose } = work;
  return (
    <div className="import-page">
      <header className="import-head">
        <h1>{t('importPage.title')}</h1>
        <p className="muted">{t('importPage.note')}</p>
      </header>
      {view === null ? (
        <Panel title={t('importPage.step.file')}>
          <div className="import-start">
            <InboxOutlined aria-hidden className="import-icon" />
            <p>{t('importPage.startText')}</p>
            <Button type="primary" loading={choose.isPending} onClick={() => choose.mutate()}>
              {t('importPage.choose')}
            </Button>
            <p className="muted">{t('importPage.startNote')}</p>
            <Trouble error={choose.error} />
          </div>
        </Panel>
      ) : (
        <>
          <FileStep work={work} view={view} />
          {view.problem === null && !work.run.isSuccess && <ColumnsStep work={work} view={view} />}
          {work.run.isSuccess ? (
            <ResultStep work={work} done={work.run.data} />
          ) : (
            view.problem === null && <PreviewStep work={work} rows={view.rows} />
          )}
        </>
      )}
      <ImportsList />
    </div>
  );
}

/** Why a call of this page was refused, and what to do. */
export function Trouble({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const code = error instanceof BridgeError ? error.code : 'fault';
  const own = code === 'conflict' || code === 'bad_request' || code === 'not_found' || code === 'cancelled';
  return (
    <p className="import-trouble" role="alert">
      {own ? t(`importPage.trouble.${code}`) : t(`error.${code}`)}
    </p>
  );
}
