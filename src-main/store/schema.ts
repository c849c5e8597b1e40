/** Row types of the store, one interface a table, for Kysely. Units as in migrations/. */
import type { Generated } from 'kysely';

export interface MetaRow {
  key: string;
  value: string;
}
export interface DeliveryRow {
  delivery_id: Generated<number>;
  set_name: string;
  branch: string;
  business_date: number;
  revision: number;
  kind: string;
  previous_business_date: number | null;
  content_sha256: string;
  state: string;
  rows_json: string;
  applied_at: string;
  seconds: number;
}
export interface DeliveryFileRow {
  file_id: Generated<number>;
  delivery_id: number;
  business_date: number;
  dataset: string;
  path: string;
  format: string;
  encoding: string;
  profile: string;
  sha256: string;
  rows_read: number;
  rows_applied: number;
  rows_rejected: number;
  unknown_columns: string;
  first_date: number | null;
  last_date: number | null;
  active: number;
}
export interface RejectRow {
  reject_id: Generated<number>;
  file_id: number;
  business_date: number;
  dataset: string;
  line: number;
  column_name: string;
  value: string;
  code: string;
  text: string;
  row_json: string;
}
export interface ClientRow {
  client_id: Generated<number>;
  client_no: string;
  name: string | null;
  client_kind: string | null;
  id_type: string | null;
  id_no: string | null;
  gender: string | null;
  birth_date: number | null;
  mobile: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  occupation: string | null;
  education: string | null;
  opened_on: number | null;
  closed_on: number | null;
  status: string | null;
  advisor_no: string | null;
  investor_class: string | null;
  risk_level: string | null;
  risk_assessed_on: number | null;
  risk_valid_until: number | null;
  commission_rate: string | null;
  pinyin: string;
  pinyin_initials: string;
}
export interface AccountRow {
  account_id: Generated<number>;
  account_no: string;
  client_id: number;
  account_kind: string | null;
  holder_sh: string | null;
  holder_sz: string | null;
  opened_on: number | null;
  closed_on: number | null;
  status: string | null;
}
export interface AdvisorRow {
  advisor_no: string;
  name: string | null;
  team: string | null;
  status: string | null;
}
export interface SecurityRow {
  security_id: Generated<number>;
  market: string;
  code: string;
  name: string | null;
  security_kind: string;
  board: string | null;
  industry: string | null;
  risk_rating: string | null;
  lot_size_e2: number | null;
  listed_on: number | null;
  delisted_on: number | null;
}
export interface ProductRow {
  product_code: string;
  name: string | null;
  product_kind: string | null;
  risk_rating: string | null;
  min_amount_e4: number | null;
  term_days: number | null;
  on_sale_from: number | null;
  on_sale_until: number | null;
}
export interface ReferencePayloadRow {
  payload_id: Generated<number>;
  body: string;
}
export interface ReferenceVersionRow {
  dataset: string;
  business_date: number;
  key: string;
  payload_id: number;
  file_id: number;
  line: number;
}
export interface PriceRow {
  trade_date: number;
  security_id: number;
  close_e4: number | null;
  prev_close_e4: number | null;
  open_e4: number | null;
  high_e4: number | null;
  low_e4: number | null;
  volume_e2: number | null;
  file_id: number;
  line: number;
}
export interface TradeRow {
  account_id: number;
  trade_date: number;
  trade_time: number;
  trade_no: string;
  security_id: number;
  business_type: number;
  quantity_e2: number;
  price_e4: number | null;
  amount_e4: number | null;
  commission_e4: number;
  stamp_duty_e4: number;
  transfer_fee_e4: number;
  other_fee_e4: number;
  net_amount_e4: number | null;
  channel: number | null;
  file_id: number;
  line: number;
}
export interface CashFlowRow {
  account_id: number;
  flow_date: number;
  flow_no: string;
  flow_kind: number;
  amount_e4: number;
  security_id: number | null;
  remark: string | null;
  file_id: number;
  line: number;
}
export interface HeadPositionRow {
  position_date: number;
  account_id: number;
  security_id: number;
  quantity_e2: number;
  market_value_e4: number | null;
  file_id: number;
  line: number;
}
export interface OpeningPositionRow {
  account_id: number;
  security_id: number;
  quantity_e2: number;
  cost_e4: number | null;
  file_id: number;
  line: number;
}
export interface CodeChangeRow {
  effective_on: number;
  old_security_id: number;
  new_security_id: number;
  file_id: number;
  line: number;
}
export interface AssetRow {
  asset_date: number;
  account_id: number;
  cash_e4: number | null;
  market_value_e4: number | null;
  total_asset_e4: number;
  liability_e4: number | null;
  file_id: number;
  line: number;
}
export interface PriceDayRow {
  trade_date: number;
}
export interface AssetDayRow {
  asset_date: number;
}
export interface LastCloseRow {
  security_id: number;
  trade_date: number;
  close_e4: number;
}
export interface PositionRow {
  account_id: number;
  security_id: number;
  quantity_e2: number;
  cost_e4: number;
  cost_e11: number;
  diluted_e4: number;
  diluted_e11: number;
  cost_unknown: number;
}
export interface OversoldRow {
  account_id: number;
  trade_date: number;
  trade_time: number;
  trade_no: string;
  security_id: number;
  quantity_e2: number;
}
export interface ClientFlowRow {
  day: number;
  client_id: number;
  flow_in_e4: number;
  flow_in_e11: number;
  flow_out_e4: number;
  flow_out_e11: number;
  unvalued: number;
}
export interface ClientMonthRow {
  month: number;
  client_id: number;
  order_rows: number;
  volume_e4: number;
  commission_e4: number;
  fees_e4: number;
}
export interface ClientStateRow {
  client_id: number;
  first_asset_day: number | null;
  last_asset_day: number | null;
  last_order_on: number | null;
}
export interface ClientDayRow {
  day: number;
  client_id: number;
  ordinal: number;
  asset_e4: number;
  market_value_e4: number | null;
  flow_in_e4: number;
  flow_out_e4: number;
  asset_sum: number | bigint;
}
export interface ClientFigureRow {
  client_id: number;
  as_of: number;
  total_asset_e4: number | null;
  market_value_e4: number | null;
  pnl_ytd_e4: number | null;
  turnover_6m: number | null;
  style: string | null;
  average_asset_20_e4: number | null;
  tier: string | null;
  last_trade_on: number | null;
  effective: number | null;
  lost: number | null;
  at_risk: string | null;
  rfm_r: number | null;
  rfm_f: number | null;
  rfm_m: number | null;
}
export interface ClientOrderDayRow {
  day: number;
  client_id: number;
  orders: number;
  net_commission_e4: number;
  net_commission_e11: number;
}
export interface ClientRecentRow {
  client_id: number;
  order_days: number;
  net_commission_e4: number;
  net_commission_e11: number;
}
export interface RecentWindowRow {
  one: number;
  kept_since: number;
  since: number;
  until: number;
}
export interface BranchPassRow {
  pass_id: Generated<number>;
  from_day: number;
  to_day: number;
  version: number;
  made_at: string;
  seconds: number;
  clients: Uint8Array;
}
export interface BranchFigureRow {
  pass_id: number;
  path: string;
  figure_values: Uint8Array;
  reasons: Uint8Array;
  reason_list: string;
  samples: Uint8Array | null;
}
export interface ClientChoiceRow {
  client_no: string;
  key: string;
  value_json: string;
  changed_at: string;
}
export interface BranchMonthRow {
  month: number;
  median_turnover: number | null;
  clients: number;
}

export interface ArrivalRow {
  arrival_id: Generated<number>;
  set_name: string;
  drop_folder: string;
  business_date: number;
  revision: number;
  manifest_sha256: string;
  content_sha256: string | null;
  step: string;
  state: string | null;
  reason_json: string | null;
  problems_json: string;
  rows_json: string;
  seconds: number;
  seen_at: string;
  copied_at: string | null;
  checked_at: string | null;
  applied_at: string | null;
  acknowledged_at: string | null;
  delivery_id: number | null;
}
export interface SyncRunRow {
  run_id: Generated<number>;
  began_at: string;
  ended_at: string | null;
  cause: string;
  drop_folder: string;
  as_of_before: number | null;
  as_of_after: number | null;
}
export interface SyncRunSetRow {
  run_id: number;
  set_at: number;
  set_name: string;
  business_date: number | null;
  revision: number | null;
  state: string;
  rows_json: string;
  reason_json: string | null;
  problems_json: string;
  seconds: number;
}
export interface CorrectionRow {
  correction_id: Generated<number>;
  kind: string;
  delivery_id: number | null;
  set_name: string;
  business_date: number;
  revision: number;
  made_at: string;
  summary_json: string;
}
export interface CorrectionRowRow {
  correction_id: number;
  row_at: number;
  dataset: string;
  change: string;
  row_key: string;
  before_json: string | null;
  after_json: string | null;
}
export interface CorrectionClientRow {
  correction_id: number;
  client_no: string;
  figure: string;
  before: string | null;
  after: string | null;
}
export interface SupersededRow {
  delivery_id: number;
  block_at: number;
  table_name: string;
  row_count: number;
  body: Uint8Array;
}
export interface TakenBackRow {
  taken_back_id: Generated<number>;
  set_name: string;
  business_date: number;
  revision: number;
  content_sha256: string;
  rows_json: string;
  applied_at: string;
  taken_back_at: string;
  reason: string;
}
export interface ReconciliationBreakRow {
  break_id: Generated<number>;
  kind: string;
  part: string;
  account_id: number;
  security_id: number;
  first_seen: number;
  last_seen: number;
  closed_on: number | null;
  book: string;
  head_office: string;
  cause: string;
  cause_json: string;
}
export interface ProfileRow {
  name: string;
  body_json: string;
  created_at: string;
  changed_at: string;
}
export interface SettingRow {
  key: string;
  value_json: string;
}
export interface AuditRow {
  audit_id: Generated<number>;
  at: string;
  who: string;
  action: string;
  subject: string;
  detail_json: string;
}

export interface RecordRow {
  record_no: Generated<number>;
  record_id: string;
  kind: string;
  client_no: string | null;
  day: number | null;
  state: string;
  owner: string;
  body_json: string;
  version: number;
  is_deleted: number;
  author: string;
  created_at: string;
  changed_by: string;
  changed_at: string;
}
export interface RecordVersionRow {
  record_no: number;
  version: number;
  edit_id: number;
  client_no: string | null;
  body_json: string;
  is_deleted: number;
  who: string;
  at: string;
}
export interface RecordClientRow {
  client_no: string;
  record_no: number;
}
export interface RecordTagRow {
  tag: string;
  record_no: number;
}
export interface EditRow {
  edit_id: Generated<number>;
  at: string;
  who: string;
  what: string;
  subject: string;
  changes: number;
  state: 'done' | 'undone' | 'blocked' | 'step';
  of_edit: number | null;
}
export interface KeyRingRow {
  key_id: Generated<number>;
  sealed_key: Uint8Array;
  sealed_by: string;
  made_at: string;
}
export interface AttachmentContentRow {
  record_id: string;
  key_id: number;
  nonce: Uint8Array;
  sealed: Uint8Array;
}
export interface EditChangeRow {
  edit_id: number;
  record_no: number;
  before_version: number;
  after_version: number;
  standing_version: number;
}
export interface ChurnPassRow {
  one: number;
  on_day: number;
  as_of: number;
  version: number;
  made_at: string;
  seconds: number;
  clients: Uint8Array;
  last_contacts: Uint8Array;
}
export interface ChurnValueRow {
  driver: string;
  driver_values: Uint8Array;
  reasons: Uint8Array;
}
export interface ChurnRateRow {
  rate_id: Generated<number>;
  version: number;
  settings_key: string;
  made_at: string;
  seconds: number;
  body_json: string;
}
export interface Schema {
  meta: MetaRow;
  delivery: DeliveryRow;
  delivery_file: DeliveryFileRow;
  reject: RejectRow;
  client: ClientRow;
  account: AccountRow;
  advisor: AdvisorRow;
  security: SecurityRow;
  product: ProductRow;
  reference_payload: ReferencePayloadRow;
  reference_version: ReferenceVersionRow;
  price: PriceRow;
  trade: TradeRow;
  cash_flow: CashFlowRow;
  head_position: HeadPositionRow;
  opening_position: OpeningPositionRow;
  code_change: CodeChangeRow;
  asset: AssetRow;
  price_day: PriceDayRow;
  asset_day: AssetDayRow;
  last_close: LastCloseRow;
  position: PositionRow;
  oversold: OversoldRow;
  client_flow: ClientFlowRow;
  client_month: ClientMonthRow;
  client_state: ClientStateRow;
  client_day: ClientDayRow;
  client_figure: ClientFigureRow;
  branch_month: BranchMonthRow;
  client_order_day: ClientOrderDayRow;
  client_recent: ClientRecentRow;
  recent_window: RecentWindowRow;
  branch_pass: BranchPassRow;
  branch_figure: BranchFigureRow;
  client_choice: ClientChoiceRow;
  record: RecordRow;
  record_version: RecordVersionRow;
  record_client: RecordClientRow;
  record_tag: RecordTagRow;
  edit: EditRow;
  edit_change: EditChangeRow;
  key_ring: KeyRingRow;
  attachment_content: AttachmentContentRow;
  churn_pass: ChurnPassRow;
  churn_value: ChurnValueRow;
  churn_rate: ChurnRateRow;
  arrival: ArrivalRow;
  sync_run: SyncRunRow;
  sync_run_set: SyncRunSetRow;
  correction: CorrectionRow;
  correction_row: CorrectionRowRow;
  correction_client: CorrectionClientRow;
  superseded: SupersededRow;
  taken_back: TakenBackRow;
  reconciliation_break: ReconciliationBreakRow;
  profile: ProfileRow;
  setting: SettingRow;
  audit: AuditRow;
}
