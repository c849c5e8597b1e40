/** An open proposal on its client's page: what is proposed, why and why not, and the steps. */
import { Alert, Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { Loaded } from '../client/Loaded.tsx';
import { Expires } from './Expires.tsx';
import { Marks, PriorityMark, StateMark } from './Marks.tsx';
import { titleIn } from './model.ts';
import { ProductTable } from './ProductTable.tsx';
import { Reasons, Sentence } from './Reasons.tsx';
import { StepButtons } from './StepButtons.tsx';
import type { Deeds } from './useDeeds.tsx';
import { type Detail, useProposal } from './useProposals.ts';

interface Props {
  readonly line: ProposalLine;
  readonly today: Ymd;
  readonly deeds: Deeds;
}

export function ProposalCard({ line, today, deeds }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const query = useProposal(line.record_id, today);
  return (
    <section className="panel proposal-card" aria-labelledby={id}>
      <header className="proposal-card-head">
        <h3 id={id}>{titleIn(line, format.language)}</h3>
        <PriorityMark priority={line.priority} />
        <StateMark state={line.state} />
        <Marks line={line} hasProducts={false} />
        <Expires on={line.expires_on} today={today} />
      </header>
      <Loaded query={query} rows={4}>
        {(detail) => <Body detail={detail} />}
      </Loaded>
      <footer className="proposal-card-foot">
        {query.data !== undefined && (
          <StepButtons
            steps={query.data.steps}
            isBusy={deeds.isBusy}
            hasKeys={false}
            onStep={(step) => deeds.act(step, [query.data.line])}
          />
        )}
        <Button type="link" onClick={() => navigate({ page: 'proposals', record: line.record_id })}>
          {t('proposalPage.tab.details')}
        </Button>
      </footer>
    </section>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { body } = detail;
  const byField = new Map(body.evidence.map((one) => [one.field, one]));
  return (
    <div className="proposal-card-body">
      {!detail.is_suitable && <Alert type="warning" showIcon title={t('proposalPage.notSuitable')} />}
      <p className="propose">
        <Sentence sentence={format.language === 'en' ? body.propose.en : body.propose.zh} byField={byField} />
      </p>
      <div className="for-against">
        <div className="is-for">
          <h4>{t('proposalPage.part.for')}</h4>
          <Reasons sentences={body.reasons_for} evidence={body.evidence} />
        </div>
        <div className="is-against">
          <h4>{t('proposalPage.part.against')}</h4>
          <Reasons sentences={body.reasons_against} evidence={body.evidence} />
        </div>
      </div>
      {body.products.length > 0 && <ProductTable products={body.products} />}
    </div>
  );
}
