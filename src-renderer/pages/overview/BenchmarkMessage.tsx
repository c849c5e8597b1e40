/** Says what became of the choice of a benchmark, and takes it back. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { indexName } from '../risk/benchmark.ts';
import type { BenchmarkChoice, Told } from './useBenchmark.ts';

export function BenchmarkMessage({ choice }: { readonly choice: BenchmarkChoice }) {
  const { t } = useTranslation();
  const { told, isBusy } = choice;
  const words = (what: Told): string =>
    what.kind === 'failed'
      ? t('incomePage.benchmark.failed', { reason: t(`error.${what.code}`) })
      : t(`incomePage.benchmark.${what.kind}`, { index: indexName(t, what.index) });
  return (
    <div role="status" className={told === null ? 'benchmark-silent' : `benchmark-message is-${told.kind}`}>
      {told !== null && (
        <>
          <span>{words(told)}</span>
          {told.kind === 'set' && (
            <Button size="small" disabled={isBusy} onClick={choice.undo}>
              {t('incomePage.benchmark.undo')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('mapping.close')}
            onClick={choice.dismiss}
          />
        </>
      )}
    </div>
  );
}
