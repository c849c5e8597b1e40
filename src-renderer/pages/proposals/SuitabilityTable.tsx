/** The suitability result that was frozen when the proposal was raised, beside today's; what differs is marked. */
import { useTranslation } from 'react-i18next';
import { RISK_LEVELS } from '../../../src-shared/contract/values.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import '../../ui/table.css';

type Result = BodyOf<'proposal'>['suitability'];

interface Props {
  readonly then: Result;
  /** Null: the client is gone. */
  readonly now: Result | null;
}

const ROWS = ['state', 'level', 'limit', 'assessed', 'until', 'checked', 'rule'] as const;
type Row = (typeof ROWS)[number];

export function SuitabilityTable({ then, now }: Props) {
  const { t } = useTranslation();
  const none = t('proposalPage.suitability.none');
  const said = (row: Row, result: Result): string => {
    switch (row) {
      case 'state':
        return t(`proposalPage.suitability.states.${result.state}`);
      case 'level': {
        const level = RISK_LEVELS.find((one) => one === result.level);
        return level === undefined ? (result.level ?? none) : t(`risk.${level}`);
      }
      case 'limit':
        return result.limit === null ? t('proposalPage.suitability.noLimit') : `R${result.limit}`;
      case 'assessed':
        return result.assessed_on ?? none;
      case 'until':
        return result.valid_until ?? none;
      case 'checked':
        return result.checked_on;
      case 'rule':
        return result.rule;
    }
  };
  return (
    <table className="table suitability">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('proposalPage.evidence.field')}</span>
          </th>
          <th scope="col">{t('proposalPage.suitability.before')}</th>
          <th scope="col">{t('proposalPage.suitability.now')}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => {
          const before = said(row, then);
          const today = now === null ? null : said(row, now);
          const differs = today !== null && today !== before && row !== 'checked';
          return (
            <tr key={row}>
              <th scope="row">{t(`proposalPage.suitability.${row}`)}</th>
              <td className="num">{before}</td>
              <td className={`num${differs ? ' is-changed' : ''}`}>
                {today ?? <span className="muted">{t('proposalPage.clientGone')}</span>}
                {differs && <span className="sr-only"> ({t('proposalPage.suitability.changed')})</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
