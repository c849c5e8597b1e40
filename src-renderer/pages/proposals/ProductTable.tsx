/** The products that a proposal names and that may be proposed to the client: kind, rating, minimum, term. */
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Missing } from '../../ui/Missing.tsx';
import { useKindName } from './useKindName.ts';
import '../../ui/security.css';
import '../../ui/table.css';

type Product = BodyOf<'proposal'>['products'][number];

export function ProductTable({ products }: { readonly products: readonly Product[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindName = useKindName();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('proposalPage.product.name')}</th>
            <th scope="col">{t('proposalPage.product.kind')}</th>
            <th scope="col">{t('proposalPage.product.rating')}</th>
            <th scope="col" className="is-end">
              {t('proposalPage.product.min')}
            </th>
            <th scope="col" className="is-end">
              {t('proposalPage.product.term')}
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map(({ product_code, name, product_kind, risk_rating, min_amount_e4, term_days }) => (
            <tr key={product_code}>
              <th scope="row">
                <span className="security">
                  <span className="security-name">{name ?? product_code}</span>
                  {name !== null && <span className="security-code">{product_code}</span>}
                </span>
              </th>
              <td>{product_kind === null ? <Missing plain code="not_delivered" /> : kindName(product_kind)}</td>
              <td>{risk_rating ?? <Missing plain code="not_delivered" />}</td>
              <td className="is-end num">
                {min_amount_e4 === null ? t('proposalPage.product.noMin') : format.moneyE4(min_amount_e4)}
              </td>
              <td className="is-end num">
                {term_days === null
                  ? t('proposalPage.product.noTerm')
                  : t('proposalPage.product.days', { n: format.count(term_days) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
