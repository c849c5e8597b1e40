/** What came of an import. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { SaveLeft } from './SaveLeft.tsx';
import type { Import } from './useImport.ts';

export function ResultStep({ work, done }: { readonly work: Import; readonly done: CallOutput<'import.run'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = { n: format.count(done.changed), rows: format.count(done.rows), left: format.count(done.left) };
  return (
    <Panel title={t('importPage.step.done')}>
      <p role="status" className="import-done">
        {t(done.edit_id === null ? 'importPage.doneNothing' : 'importPage.done', counts)}
      </p>
      <div className="import-foot">
        <Button type="primary" onClick={work.leave}>
          {t('importPage.next')}
        </Button>
        {done.left > 0 && work.order !== null && <SaveLeft order={work.order} />}
      </div>
    </Panel>
  );
}
