/** The proposals there ever were, by rule and client, as the night's plan asks for them: with whether they suit the client today. */
import { OPEN_STATES } from '../../../src-shared/domain/proposals/life.ts';
import type { Standing, WithdrawReason } from '../../../src-shared/domain/proposals/plan.ts';
import type { Assessment } from '../../../src-shared/domain/suitability/level.ts';
import { ratingRefusal } from '../../../src-shared/domain/suitability/match.ts';
import { parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import type { Store } from '../../store/open.ts';
import {
  allProducts,
  type ProposalBody,
  type ProposalHead,
  proposalBody,
  proposalHeads,
} from '../../store/records/proposals.ts';

export interface Stands extends Standing {
  readonly head: ProposalHead;
  readonly body: ProposalBody;
}

const day = (text: string | null): Ymd | null => (text === null ? null : parseDate(text));

export class NightStandings {
  /** By rule, then by client number. */
  readonly heads = new Map<string, Map<string, ProposalHead[]>>();
  private readonly store: Store;
  private readonly today: Ymd;
  private readonly ratings: ReadonlyMap<string, string | null>;

  constructor(store: Store, today: Ymd) {
    this.store = store;
    this.today = today;
    this.ratings = new Map(allProducts(store).map(({ productCode, riskRating }) => [productCode, riskRating]));
    for (const head of proposalHeads(store)) {
      const ofRule = this.heads.get(head.rule) ?? new Map<string, ProposalHead[]>();
      this.heads.set(head.rule, ofRule);
      const own = ofRule.get(head.client_no);
      if (own === undefined) ofRule.set(head.client_no, [head]);
      else own.push(head);
    }
  }

  has(rule: string, clientNo: string): boolean {
    return this.heads.get(rule)?.has(clientNo) === true;
  }

  of(rule: string, clientNo: string, client: Assessment): Stands[] {
    return (this.heads.get(rule)?.get(clientNo) ?? []).map((head) => this.standing(head, client));
  }

  private standing(head: ProposalHead, client: Assessment): Stands {
    const body = proposalBody(this.store, head.record_no);
    const isOpen = OPEN_STATES.includes(body.state);
    const isSuitable = body.products.every(({ product_code, risk_rating }) => {
      const now = this.ratings.get(product_code);
      return ratingRefusal(now === undefined ? risk_rating : now, client, this.today) === null;
    });
    return {
      head,
      body,
      // What somebody deleted is over; it holds back its own occasion, and a new one like a refusal would.
      state: head.isDeleted && isOpen ? 'declined' : body.state,
      occasion: body.occasion,
      expiresOn: day(body.expires_on) ?? this.today,
      endedOn: head.isDeleted && isOpen ? this.today : day(body.ended_on),
      withdrawn: body.withdrawn as WithdrawReason | null,
      isUntouched: head.isUntouched && !head.isDeleted,
      isSuitable,
    };
  }
}
