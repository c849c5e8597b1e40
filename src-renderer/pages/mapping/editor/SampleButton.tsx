/** Picks a sample file in the system's dialog; the page learns its name and what it holds, never where it lies. */
import { FileSearchOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../bridge/bridge.ts';
import { editing } from './session.ts';
import { useRememberSample } from './useMapping.ts';

export function SampleButton({ isPrimary, label }: { readonly isPrimary?: boolean; readonly label?: string }) {
  const { t } = useTranslation();
  const remember = useRememberSample();
  const pick = useMutation({
    mutationFn: () => call('mapping.sample', {}),
    onSuccess: ({ sample }) => {
      if (sample === null) return;
      remember(sample);
      editing.setSample(sample);
    },
  });
  return (
    <>
      <Button
        type={isPrimary ? 'primary' : 'default'}
        icon={<FileSearchOutlined />}
        loading={pick.isPending}
        onClick={() => pick.mutate()}
      >
        {label ?? t('mapping.pickSample')}
      </Button>
      {pick.error && (
        <span className="map-hint is-bad" role="alert">
          {t('mapping.sampleFailed')}
        </span>
      )}
    </>
  );
}
