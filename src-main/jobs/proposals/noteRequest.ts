/** Notes what a client asks for himself: within his level, or above it with the reference of the warning that he signed. Barred ones are never written. */
import { Refusal } from '../../../src-shared/contract/envelope.ts';
import { type RequestAnswer, requestAnswer, suitabilityOf } from '../../../src-shared/domain/suitability/match.ts';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { query } from '../../store/open.ts';
import { applyEdit } from '../../store/records/edit.ts';
import { assessmentOfClient } from '../../store/records/proposals.ts';
import { patiently, type Writer } from '../editRecords.ts';

export interface RequestNote {
  readonly record_id: string;
  readonly client_no: string;
  readonly today: Ymd;
  readonly product_code: string;
  readonly amount_e4: number | null;
  readonly warning_reference: string | null;
  readonly text: string | null;
}

export interface RequestNoted {
  readonly answer: RequestAnswer;
  /** Null: not written. */
  readonly edit_id: number | null;
  readonly kinds: readonly string[];
}

/** @throws Refusal not_allowed, not_found, busy */
export function noteRequest(writer: Writer, note: RequestNote): Promise<RequestNoted> {
  if (!writer.maySee(note.client_no)) throw new Refusal('not_allowed', 'This client is not one of yours.');
  return patiently(writer, (store) => {
    const { client_no, today, warning_reference } = note;
    const client = assessmentOfClient(store, client_no);
    if (client === null) throw new Refusal('not_found', `There is no client ${client_no}.`);
    const product = store.get(query.selectFrom('product').selectAll().where('product_code', '=', note.product_code));
    if (product === undefined) throw new Refusal('not_found', `There is no product ${note.product_code}.`);
    const answer = requestAnswer(product.risk_rating, client, warning_reference, today);
    if (answer !== 'within_level' && answer !== 'recorded_above_level') return { answer, edit_id: null, kinds: [] };
    const result = suitabilityOf(client, today);
    const text = (day: Ymd | null): string | null => (day === null ? null : dateText(day));
    const body = {
      on: dateText(today),
      product_code: product.product_code,
      product_name: product.name,
      risk_rating: product.risk_rating,
      amount_e4: note.amount_e4,
      answer,
      warning_reference: answer === 'recorded_above_level' ? warning_reference : null,
      suitability: {
        ...result,
        checked_on: dateText(result.checked_on),
        assessed_on: text(result.assessed_on),
        valid_until: text(result.valid_until),
      },
      text: note.text,
    };
    const change = { record_id: note.record_id, kind: 'request' as const, version: null, client_no, body };
    const edit = { what: 'request_noted', subject: product.name ?? product.product_code, changes: [change] };
    const { edit_id, kinds } = applyEdit(store, edit, writer.who, writer.now().toISOString());
    return { answer, edit_id, kinds };
  });
}
