/** One row a sign: its bound in its own unit, and its points. */
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEFAULT_CHURN } from '../../../src-shared/domain/churn/settings.ts';
import type { ChurnBody } from '../../../src-shared/records/churn.record.ts';
import { useFormat } from '../../format/useFormat.ts';
import { driverBound } from './driverWords.ts';
import { BOUND_FIELDS, type BoundField, keptOf, typedOf, withDriver } from './scoringFields.ts';

interface Props {
  readonly body: ChurnBody;
  readonly onChange: (body: ChurnBody) => void;
}

export function BoundRows({ body, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <table className="churn-table churn-bounds">
      <thead>
        <tr>
          <th scope="col">{t('churnPage.form.driver')}</th>
          <th scope="col">{t('churnPage.form.bound')}</th>
          <th scope="col">{t('churnPage.form.points')}</th>
        </tr>
      </thead>
      <tbody>
        {BOUND_FIELDS.map((field) => (
          <Row key={field.driver} field={field} body={body} onChange={onChange} />
        ))}
      </tbody>
    </table>
  );
}

function useUnit({ driver, unit }: BoundField): string {
  const { t } = useTranslation();
  if (unit === 'percent' || unit === 'times') return t(`churnPage.unit.${unit}`);
  return t(`churnPage.unit.${driver as 'transfer_out' | 'no_contact' | 'complaint' | 'loss_streak'}`);
}

function Row({ field, body, onChange }: Props & { readonly field: BoundField }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { driver, isLeast, min, max, digits } = field;
  const name = t(`churnPage.driver.${driver}.name`);
  const words = useUnit(field);
  const own = DEFAULT_CHURN.drivers[driver];
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="churn-hint muted">
          {t(`churnPage.driver.${driver}.hint`)}{' '}
          {t('churnPage.form.default', { bound: driverBound(driver, own.bound, t, format), points: own.points })}
        </span>
      </th>
      <td>
        <InputNumber
          aria-label={t('churnPage.form.boundOf', { name })}
          prefix={t(isLeast ? 'churnPage.form.atLeast' : 'churnPage.form.atMost')}
          suffix={words}
          min={min}
          max={max}
          precision={digits}
          value={typedOf(field, body.drivers[driver].bound)}
          onChange={(typed) => {
            if (typed !== null) onChange(withDriver(body, driver, { bound: keptOf(field, typed) }));
          }}
        />
      </td>
      <td>
        <InputNumber
          aria-label={t('churnPage.form.pointsOf', { name })}
          min={0}
          max={100}
          precision={0}
          value={body.drivers[driver].points}
          onChange={(points) => {
            if (points !== null) onChange(withDriver(body, driver, { points }));
          }}
        />
      </td>
    </tr>
  );
}
