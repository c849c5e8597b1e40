/** What the client pays or saves a year and what the branch earns, as it was reckoned; a conflict of interest is said plainly. */
import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { proposalPageEn } from '../../locales/proposalPage.en.ts';

type Figures = BodyOf<'proposal'>['economics'];
type Kind = keyof typeof proposalPageEn.economics.kind;
type Reason = keyof typeof proposalPageEn.economics.reason;

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(proposalPageEn.economics.kind, kind);
}
function isReason(reason: string): reason is Reason {
  return Object.hasOwn(proposalPageEn.economics.reason, reason);
}

export function Economics({ economics }: { readonly economics: Figures }) {
  const { t } = useTranslation();
  const { kind, client_cost_e4, branch_income_e4, is_conflict } = economics;
  return (
    <>
      {is_conflict && (
        <p className="conflict-note">
          <WarningOutlined /> <strong>{t('proposalPage.mark.conflict')}</strong> {t('proposalPage.mark.conflictHint')}
        </p>
      )}
      <dl className="pairs">
        <Amount who="client" e4={client_cost_e4} reason={economics.reason} />
        <Amount who="branch" e4={branch_income_e4} reason={economics.reason} />
      </dl>
      {isKind(kind) && <p className="muted part-note">{t(`proposalPage.economics.kind.${kind}`)}</p>}
    </>
  );
}

interface AmountProps {
  readonly who: 'client' | 'branch';
  readonly e4: number | null;
  readonly reason: string | null;
}

function Amount({ who, e4, reason }: AmountProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isLess = e4 !== null && e4 < 0;
  return (
    <div>
      <dt>{t(`proposalPage.economics.${who}${isLess ? 'Less' : ''}`)}</dt>
      <dd className="num">
        {e4 === null ? (
          <>
            <span aria-hidden="true">— </span>
            <span className="muted">
              {t(`proposalPage.economics.reason.${reason !== null && isReason(reason) ? reason : 'figure_missing'}`)}
            </span>
          </>
        ) : e4 === 0 ? (
          t('proposalPage.economics.nothing')
        ) : (
          <strong>{t('proposalPage.evidence.yuan', { n: format.moneyE4(Math.abs(e4)) })}</strong>
        )}
      </dd>
    </div>
  );
}
