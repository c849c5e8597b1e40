/** How many fit, for how many that is not known and why, and whether the figures that are asked are made at all. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SegmentCount } from '../../../src-shared/contract/segmentCalls.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useMakeFigures } from './useSegments.ts';
import { nameOf } from './valueWords.ts';

interface Props {
  readonly count: SegmentCount | undefined;
  readonly isCounting: boolean;
}

export function CountLine({ count, isCounting }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const making = useMakeFigures();
  if (count === undefined) return <p className="segment-count muted">{t('segmentsPage.counting')}</p>;
  const name = (code: string) => (DICTIONARY.has(code) ? nameOf(DICTIONARY.coded(code), format.language) : code);
  const fields = count.not_made.map(name).join(format.language === 'zh-CN' ? '、' : ', ');
  return (
    <>
      <p className="segment-count" role="status" aria-busy={isCounting}>
        <strong className="num">{t('segmentsPage.count', { n: format.count(count.yes) })}</strong>
        <span className="muted num"> {t('segmentsPage.countOf', { n: format.count(count.of) })}</span>
        {count.unknown > 0 && (
          <span className="segment-unknown">
            {t('segmentsPage.unknown', { n: format.count(count.unknown) })}
            {count.missing
              .filter(({ field }) => !count.not_made.includes(field))
              .map(({ field, clients }) => (
                <span key={field} className="muted">
                  {' · '}
                  {t('segmentsPage.missing', { n: format.count(clients), field: name(field) })}
                </span>
              ))}
          </span>
        )}
      </p>
      {count.not_made.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={making.data?.started === true ? t('segmentsPage.making') : t('segmentsPage.notMade', { fields })}
          action={
            making.data?.started !== true && (
              <Button size="small" loading={making.isPending} onClick={() => making.mutate()}>
                {t('segmentsPage.make')}
              </Button>
            )
          }
        />
      )}
    </>
  );
}
