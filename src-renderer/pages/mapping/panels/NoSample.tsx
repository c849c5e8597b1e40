import { useTranslation } from 'react-i18next';
import { Nothing } from '../../../ui/states.tsx';
import { SampleButton } from '../editor/SampleButton.tsx';

/** What stands where a sample's rows would be. */
export function NoSample() {
  const { t } = useTranslation();
  return (
    <Nothing title={t('mapping.noSampleTitle')} text={t('mapping.noSampleText')} action={<SampleButton isPrimary />} />
  );
}
