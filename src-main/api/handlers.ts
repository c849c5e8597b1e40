/**
 * The core's answers to the calls of the contract: the window, the command line and the tests get the same ones. They
 * know no transport; the wrapper has checked right, scope and shape before, and checks the answer after.
 */
import type { CallName } from '../../src-shared/contract/calls.ts';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import { chinaDate } from '../../src-shared/domain/calendar/freshness.ts';
import { dateText, monthText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import type { ReadStore } from '../store/open.ts';
import { indices } from '../store/queries/benchmark.ts';
import { findClients } from '../store/queries/clientFinder.ts';
import { loadClientList } from '../store/queries/clientList.ts';
import { accountsOfClient, findClient } from '../store/queries/clients.ts';
import { asOf, branchMonths, storeCounts } from '../store/queries/status.ts';
import { loadTrades } from '../store/queries/trades.ts';
import { checkStore } from '../sync/check.ts';
import { listRejects } from '../sync/rejects.ts';
import { branchSelfCheck, selfCheckMarks } from './branchSelfCheck.ts';
import { breaksPage, clientBreaks } from './breaks.ts';
import { campaignContacts, getCampaign, listCampaigns, previewDraw } from './campaigns.ts';
import { todayChecks } from './checks.ts';
import { churnClient, churnHitRate, churnListOf, churnPreview, churnSettings } from './churn.ts';
import { clientHead } from './clientHead.ts';
import { clientReport, type ReportPeriod, resolvePeriod } from './clientReport.ts';
import { clientRows } from './clientRows.ts';
import { clientSeries } from './clientSeries.ts';
import { getEdit, listEdits } from './edits.ts';
import { findAnything, findHolders, namedClients } from './find/anything.ts';
import { clientHabits } from './habits.ts';
import { householdView } from './household.ts';
import { listImports } from './imports.ts';
import { clientIncome } from './income.ts';
import { clientPeers } from './peers.ts';
import { findPersons, personView } from './person.ts';
import { productsForClient } from './productsForClient.ts';
import { profileHandlers } from './profiles.ts';
import { proposalReport } from './proposalReport.ts';
import { listRules } from './proposalRules.ts';
import { getProposal, listProposals } from './proposals.ts';
import { editStack, getRecord, listRecords, recordHistory } from './records.ts';
import { clientRisk } from './risk.ts';
import { segmentFields } from './segments/fields.ts';
import { countSegment, explainSegment, listSegments, segmentClients, segmentMembers } from './segments/segments.ts';
import { clientSelfCheck } from './selfCheck.ts';
import { readDay, readLine, serviceHead } from './service.ts';
import { syncPageHandlers } from './syncPage.ts';
import { findTags, templateFacts } from './templates.ts';
import { timeline } from './timeline.ts';
import { getPractice, listTasks, loadToday } from './today.ts';
import { traceFigure } from './trace/trace.ts';
import type { SyncHandlers } from './wrapper.ts';

export interface HandlerContext {
  now(): Date;
  readonly appVersion: string;
}

function periodOf(input: { from?: string | undefined; to?: string | undefined }): ReportPeriod {
  const date = (name: string, text: string | undefined): Ymd | undefined => {
    if (text === undefined) return undefined;
    const ymd = parseDate(text);
    if (ymd === null) throw new Refusal('bad_request', `${name} is not a date of the calendar: ${text}`);
    return ymd;
  };
  const from = date('from', input.from);
  const to = date('to', input.to);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 100 + Number(text.slice(5, 7));

export function createHandlers(store: ReadStore, context: HandlerContext): SyncHandlers {
  const today = (): Ymd => chinaDate(context.now().getTime());
  const handlers = {
    'clients.list': () => {
      const { client_id: _ids, ...list } = loadClientList(store);
      return list;
    },
    'clients.find': ({ text }) => {
      const date = asOf(store);
      return { as_of: date === null ? null : dateText(date), rows: findClients(store, text) };
    },
    'client.head': ({ client_no }) => store.snapshot(() => clientHead(store, client_no)),
    'client.report': (input) => clientReport(store, input.client_no, periodOf(input)),
    'client.trace': (input) =>
      store.snapshot(() =>
        traceFigure(store, {
          clientNo: input.client_no,
          period: periodOf(input),
          figure: input.figure,
          ...(input.group === undefined ? {} : { group: input.group }),
          ...(input.offset === undefined ? {} : { offset: input.offset }),
        }),
      ),
    'client.risk': (input) =>
      store.snapshot(() =>
        clientRisk(store, {
          clientNo: input.client_no,
          period: periodOf(input),
          ...(input.benchmark === undefined ? {} : { benchmark: input.benchmark }),
        }),
      ),
    'branch.indices': () => indices(store).map(({ code, name }) => ({ code, name })),
    'client.habits': (input) => store.snapshot(() => clientHabits(store, input.client_no, periodOf(input))),
    'person.view': (input, caller) => store.snapshot(() => personView(store, input, caller)),
    'person.household': (input, caller) => store.snapshot(() => householdView(store, input.client_no, caller)),
    'person.find': (input, caller) => store.snapshot(() => findPersons(store, input.text, caller)),
    'service.day': (input) => readDay(input),
    'service.read': (input, caller) => store.snapshot(() => readLine(store, input, caller)),
    'service.timeline': (input, caller) => store.snapshot(() => timeline(store, input, caller, today())),
    'service.head': (input) => store.snapshot(() => serviceHead(store, input)),
    'proposals.list': (input, caller) => store.snapshot(() => listProposals(store, input, caller)),
    'proposals.get': (input, caller) => store.snapshot(() => getProposal(store, input, caller)),
    'proposals.report': ({ client_no }, caller) => store.snapshot(() => proposalReport(store, client_no, caller)),
    'campaigns.list': (_, caller) => store.snapshot(() => listCampaigns(store, caller)),
    'campaigns.get': ({ record_id }, caller) => store.snapshot(() => getCampaign(store, record_id, caller)),
    'campaigns.contacts': (input, caller) => store.snapshot(() => campaignContacts(store, input, caller)),
    'campaigns.preview': (input, caller) => store.snapshot(() => previewDraw(store, input, caller, today())),
    'rules.list': (_, caller) => listRules(store, caller),
    'products.forClient': (input) => store.snapshot(() => productsForClient(store, input)),
    'records.list': (input, caller) => store.snapshot(() => listRecords(store, input, caller, today())),
    'records.get': (input, caller) => store.snapshot(() => getRecord(store, input.record_id, caller, today())),
    'records.history': (input, caller) => store.snapshot(() => recordHistory(store, input.record_id, caller, today())),
    'import.list': (_, caller) => store.snapshot(() => listImports(store, caller)),
    'edits.list': (input, caller) => store.snapshot(() => listEdits(store, input, caller)),
    'edits.get': (input, caller) => store.snapshot(() => getEdit(store, input, caller, today())),
    'find.anything': (input, caller) =>
      store.snapshot(() => findAnything(store, input, caller, chinaDate(context.now().getTime()))),
    'find.named': (input, caller) => store.snapshot(() => namedClients(store, input, caller)),
    'find.holders': (input, caller) => store.snapshot(() => findHolders(store, input, caller)),
    'today.load': (input, caller) => store.snapshot(() => loadToday(store, input, caller)),
    'today.checks': (input, caller) => store.snapshot(() => todayChecks(store, input, caller)),
    'tasks.list': (input, caller) => store.snapshot(() => listTasks(store, input, caller)),
    'churn.list': (input, caller) => store.snapshot(() => churnListOf(store, input, caller)),
    'churn.client': (input) => store.snapshot(() => churnClient(store, input)),
    'churn.hitRate': () => store.snapshot(() => churnHitRate(store)),
    'churn.settings': () => store.snapshot(() => churnSettings(store)),
    'churn.preview': (input, caller) => store.snapshot(() => churnPreview(store, input, caller)),
    'segments.list': (_, caller) => store.snapshot(() => listSegments(store, caller)),
    'segments.fields': (_, caller) => store.snapshot(() => segmentFields(store, caller, today())),
    'segments.count': (input, caller) => store.snapshot(() => countSegment(store, input, caller, today())),
    'segments.members': (input, caller) => store.snapshot(() => segmentMembers(store, input, caller, today())),
    'segments.clients': (input, caller) => store.snapshot(() => segmentClients(store, input, caller, today())),
    'segments.explain': (input) => store.snapshot(() => explainSegment(store, input, today())),
    'templates.facts': ({ client_no }) => store.snapshot(() => templateFacts(store, client_no)),
    'tags.find': (input) => store.snapshot(() => findTags(store, input)),
    'practice.get': () => store.snapshot(() => getPractice(store)),
    'edits.stack': (_, caller) => store.snapshot(() => editStack(store, caller)),
    'client.peers': (input) => store.snapshot(() => clientPeers(store, input.client_no, periodOf(input))),
    'client.income': (input) => store.snapshot(() => clientIncome(store, input.client_no, periodOf(input))),
    'client.selfCheck': (input) => store.snapshot(() => clientSelfCheck(store, input.client_no, periodOf(input))),
    'branch.selfCheck': (input) => store.snapshot(() => branchSelfCheck(store, input)),
    'branch.selfCheckMarks': () => store.snapshot(() => selfCheckMarks(store)),
    'client.series': (input) => store.snapshot(() => clientSeries(store, input.client_no, periodOf(input))),
    'client.trades': (input) =>
      store.snapshot(() => {
        const date = asOf(store);
        if (date === null) throw new Refusal('no_data', 'the store holds no data yet');
        const client = findClient(store, input.client_no);
        if (!client) throw new Refusal('not_found', `there is no client ${input.client_no}`);
        const { from, to } = resolvePeriod(date, periodOf(input));
        return loadTrades(store, accountsOfClient(store, client.client_id), from, to);
      }),
    'branch.turnoverMonths': ({ from, to }) =>
      branchMonths(store, monthNumber(from), monthNumber(to)).map((row) => ({
        month: monthText(row.month),
        median: row.median_turnover,
        clients: row.clients,
      })),
    'store.status': () => {
      const date = asOf(store);
      const counts = storeCounts(store);
      return {
        branch: counts.branch,
        as_of: date === null ? null : dateText(date),
        first_date: counts.firstDate === null ? null : dateText(counts.firstDate),
        clients: counts.clients,
        accounts: counts.accounts,
        trades: counts.trades,
        rejects: counts.rejects,
        last_run:
          counts.lastRun === null
            ? null
            : {
                set: counts.lastRun.set_name,
                applied_at: counts.lastRun.applied_at,
                state: counts.lastRun.state === 'applied' ? 'applied' : 'applied_with_rejects',
              },
        app_version: context.appVersion,
      };
    },
    'clients.rows': () => store.snapshot(() => clientRows(store)),
    'sync.rejects': () => listRejects(store),
    'store.check': () => checkStore(store),
    'sync.breaks': (input) => store.snapshot(() => breaksPage(store, input)),
    'client.breaks': ({ client_no }) => store.snapshot(() => clientBreaks(store, client_no)),
    ...profileHandlers(store),
    ...syncPageHandlers(store),
  } satisfies SyncHandlers & Partial<Record<CallName, unknown>>;
  return handlers;
}
