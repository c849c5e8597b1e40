/** One proposal with all it rests on: what is proposed, for and against, products, cost, suitability, evidence, life, outcome. */
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { STEPS, type Step } from '../../../src-shared/domain/proposals/life.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { isField } from '../../ui/actions/keys.ts';
import { Missing } from '../../ui/Missing.tsx';
import { navigate } from '../../ui/places/router.ts';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { useAuthor } from '../edits/useAuthor.ts';
import { Economics } from './Economics.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { Expires } from './Expires.tsx';
import { History } from './History.tsx';
import { Marks, PriorityMark, StateMark } from './Marks.tsx';
import { STATES_OF, titleIn } from './model.ts';
import { OutcomeTable } from './OutcomeTable.tsx';
import { ProductTable } from './ProductTable.tsx';
import { Reasons, Sentence } from './Reasons.tsx';
import { StepButtons } from './StepButtons.tsx';
import { SuitabilityTable } from './SuitabilityTable.tsx';
import { STEP_KEYS } from './steps.ts';
import type { Deeds } from './useDeeds.tsx';
import type { Detail } from './useProposals.ts';

export interface Neighbours {
  /** Its place in the list, from 1; null: it is no longer there. */
  readonly place: number | null;
  readonly count: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly go: (by: -1 | 1) => void;
}

interface Props {
  readonly detail: Detail;
  readonly today: Ymd;
  readonly deeds: Deeds;
  readonly neighbours: Neighbours;
  readonly onClose: () => void;
}

export function ProposalDetail({ detail, today, deeds, neighbours, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { line, body, steps } = detail;
  const { see, forget } = deeds;
  const box = useRef<HTMLElement>(null);
  const isOpen = STATES_OF.open.includes(body.state);
  useEffect(() => see(line), [see, line]);
  // Another one is read from its beginning.
  useEffect(() => {
    forget();
    box.current?.scrollTo(0, 0);
    if (line.record_id !== '') box.current?.focus({ preventScroll: true });
  }, [line.record_id, forget]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || isField(event.target as Element)) return;
    const step = STEPS.find((one) => STEP_KEYS[one] === event.key.toLowerCase());
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deeds.act(step, [line]);
  };
  const byField = new Map(body.evidence.map((one) => [one.field, one]));
  return (
    <article
      ref={box}
      className="proposal"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label={titleIn(line, format.language)}
    >
      <DetailHead line={line} body={body} today={today} neighbours={neighbours} onClose={onClose} />
      <div className="proposal-steps">
        {steps.length > 0 ? (
          <StepButtons steps={steps} isBusy={deeds.isBusy} onStep={(step: Step) => deeds.act(step, [line])} />
        ) : (
          <span className="muted">{t(`proposalPage.noSteps.${body.ended_on === null ? 'waiting' : 'ended'}`)}</span>
        )}
        {isOpen && <Expires on={body.expires_on} today={today} />}
      </div>
      {deeds.refusal !== '' && <Alert type="warning" role="alert" showIcon title={deeds.refusal} />}
      {isOpen && !detail.is_suitable && <Alert type="warning" showIcon title={t('proposalPage.notSuitable')} />}
      <div className="proposal-columns">
        <div>
          <Part title={t('proposalPage.part.propose')}>
            <p className="propose">
              <Sentence sentence={format.language === 'en' ? body.propose.en : body.propose.zh} byField={byField} />
            </p>
          </Part>
          <Part title={t('proposalPage.part.for')} className="is-for">
            <Reasons sentences={body.reasons_for} evidence={body.evidence} />
          </Part>
          <Part title={t('proposalPage.part.against')} className="is-against">
            <Reasons sentences={body.reasons_against} evidence={body.evidence} />
          </Part>
          <Part title={t('proposalPage.part.products')}>
            {body.products.length > 0 ? (
              <ProductTable products={body.products} />
            ) : (
              <p className="muted part-note">
                {t(detail.is_suitable ? 'proposalPage.product.none' : 'proposalPage.product.noneLeft')}
              </p>
            )}
          </Part>
          <Part
            title={t('proposalPage.part.evidence')}
            note={t('proposalPage.asOf', { date: body.as_of, version: body.rule_version })}
          >
            <EvidenceTable evidence={body.evidence} />
          </Part>
        </div>
        <div>
          <Part title={t('proposalPage.part.economics')}>
            <Economics economics={body.economics} />
          </Part>
          <Part title={t('proposalPage.part.suitability')}>
            <SuitabilityTable then={body.suitability} now={detail.suitability} />
          </Part>
          <Part
            title={t('proposalPage.part.history')}
            note={<HistoryButton isShown recordId={line.record_id} what={titleIn(line, format.language)} />}
          >
            <Approval body={body} />
            <History body={body} />
          </Part>
          <Part title={t('proposalPage.part.outcome')}>
            <OutcomeTable body={body} />
          </Part>
        </div>
      </div>
    </article>
  );
}

type HeadProps = Pick<Props, 'today' | 'neighbours' | 'onClose'> & Pick<Detail, 'line' | 'body'>;

function DetailHead({ line, body, neighbours, onClose }: HeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { place, count, isFirst, isLast, go } = neighbours;
  return (
    <header className="proposal-head">
      <div className="proposal-title">
        <h2>{titleIn(line, format.language)}</h2>
        <PriorityMark priority={body.priority} />
        <StateMark state={body.state} />
        <Marks line={line} hasProducts={false} />
      </div>
      <div className="proposal-nav">
        <Button
          icon={<ArrowUpOutlined />}
          disabled={isFirst}
          aria-label={t('proposalPage.previous')}
          title={`${t('proposalPage.previous')} (Alt+↑)`}
          onClick={() => go(-1)}
        />
        <span className="num muted">
          {place !== null && t('proposalPage.position', { n: format.count(place), total: format.count(count) })}
        </span>
        <Button
          icon={<ArrowDownOutlined />}
          disabled={isLast}
          aria-label={t('proposalPage.next')}
          title={`${t('proposalPage.next')} (Alt+↓)`}
          onClick={() => go(1)}
        />
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('proposalPage.backToList')}
          title={`${t('proposalPage.backToList')} (Esc)`}
          onClick={onClose}
        />
      </div>
      <p className="proposal-client">
        {line.client_name === null ? (
          <span className="muted">
            {line.client_no} · {t('proposalPage.clientGone')}
          </span>
        ) : (
          <>
            <button
              type="button"
              className="link-button"
              title={t('proposalPage.openClient')}
              onClick={() => navigate({ page: 'client', clientNo: line.client_no, tab: 'overview' })}
            >
              {line.client_name}
            </button>
            <span className="num muted">{line.client_no}</span>
            {line.tier !== null && <span className={`tier is-${line.tier}`}>{t(`tier.${line.tier}`)}</span>}
            <span className="muted">
              {t('proposalPage.assets')}{' '}
              <span className="num">
                {line.total_asset_e4 === null ? (
                  <Missing plain code="no_asset_row" />
                ) : (
                  format.moneyE4(line.total_asset_e4)
                )}
              </span>
            </span>
          </>
        )}
      </p>
    </header>
  );
}

function Approval({ body }: Pick<Detail, 'body'>) {
  const { t } = useTranslation();
  const author = useAuthor();
  const { approver, approved_on, approved_by } = body;
  if (approver === 'none') return null;
  return (
    <p className="part-note">
      <span className="muted">{t('proposalPage.approval.label')}</span>{' '}
      {approved_on === null
        ? t(`proposalPage.approval.waiting.${approver}`)
        : t('proposalPage.approval.done', {
            date: approved_on,
            who: approved_by === null ? '' : author(approved_by),
          })}
    </p>
  );
}

interface PartProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

function Part({ title, note, className = '', children }: PartProps) {
  const id = useId();
  return (
    <section className={`part ${className}`.trim()} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {note !== undefined && <span className="muted num">{note}</span>}
      </header>
      {children}
    </section>
  );
}
