/** Rows that are not imported, saved as CSV with the reason of each. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportOrder } from '../../../src-shared/contract/importCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useSettings } from '../../ui/settings/PreferencesProvider.tsx';

export function SaveLeft({ order }: { readonly order: ImportOrder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useSettings();
  const save = useMutation({
    mutationFn: () => call('import.saveLeft', { order, language: language === 'en' ? 'en' : 'zh' }),
  });
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {t('importPage.saveLeft')}
      </Button>
      <span role="status" className="muted">
        {save.error !== null
          ? t('importPage.notSaved')
          : save.data?.saved === true
            ? t('importPage.saved', { n: format.count(save.data.rows) })
            : ''}
      </span>
    </>
  );
}
