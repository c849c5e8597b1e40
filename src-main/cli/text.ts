/** People's text for the commands' answers; programs use --json. */
import type { FiguresReport } from '../../src-shared/contract/branchCalls.ts';
import type { ClientRows, RejectExport, RejectList } from '../../src-shared/contract/cliCalls.ts';
import type { ClientReport } from '../../src-shared/contract/clientReport.ts';
import type { TakenBackAnswer } from '../../src-shared/contract/correctionCalls.ts';
import type { Conversion } from '../../src-shared/contract/profileCliCalls.ts';
import type { ProposalReport } from '../../src-shared/contract/proposalCalls.ts';
import type { SetProblem, SyncReport } from '../../src-shared/contract/syncCalls.ts';
import { type CheckAnswer, checkText } from './breakText.ts';
import { type CorrectionDetail, type CorrectionList, correctionsText, takenBackText } from './correctionCommand.ts';
import type { Command } from './options.ts';
import { conversionText, profilesText } from './profileCommand.ts';

const DASH = '—';
const shown = (value: string | number | null): string => (value === null ? DASH : String(value));
const percent = (value: number | null): string => (value === null ? DASH : `${(value * 100).toFixed(2)} %`);

/** One line a problem, the worst first; what the first line of the set says already is not said twice. */
function problemText({ severity, code, file, column, count, ranges, more_ranges, text }: SetProblem): string {
  const lines = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
  const more = more_ranges === 0 ? '' : ` and ${more_ranges} more places`;
  const where = [file, column === '' ? null : column].filter((part) => part !== null).join(' ');
  const rows = ranges.length === 0 ? '' : ` (${count} ${count === 1 ? 'row' : 'rows'}: ${lines}${more})`;
  return `    ${severity === 'hard' ? 'refused' : 'noted'}  ${where}  ${code}: ${text}${rows}`;
}

function syncText(report: SyncReport): string {
  const lines = report.runs.map((run) => {
    const rows = Object.values(run.rows);
    const applied = rows.reduce((sum, r) => sum + r.applied, 0);
    const rejected = rows.reduce((sum, r) => sum + r.rejected, 0);
    const counts = rows.length === 0 ? '' : `  ${applied} rows${rejected > 0 ? `, ${rejected} in quarantine` : ''}`;
    const reason = run.reason !== null && run.problems.length === 0 ? `\n    ${run.reason.text}` : '';
    const problems = run.problems.map((problem) => `\n${problemText(problem)}`).join('');
    return `${run.set}  ${run.state}${counts}  ${run.seconds.toFixed(2)} s${reason}${problems}`;
  });
  return `${lines.join('\n')}\napplied through ${shown(report.as_of)}\n`;
}

/** What went into the file, by set and reason. */
function exportText({ sets, rows, file }: RejectExport): string {
  const lines = sets.flatMap(({ set, problems }) => [set, ...problems.map(problemText)]);
  return `${[...lines, `${rows} ${rows === 1 ? 'row' : 'rows'} of the quarantine written to ${file}`].join('\n')}\n`;
}

function figuresText({ from, to, clients, figures, seconds, made }: FiguresReport): string {
  const period = `${from} .. ${to}`;
  return made
    ? `${figures} figures of ${clients} clients over ${period} made in ${seconds.toFixed(1)} s\n`
    : `the figures over ${period} are kept already\n`;
}

function clientText(r: ClientReport): string {
  const pairs: [string, string][] = [
    ['client', `${r.client_no} ${r.name}`],
    ['period', `${shown(r.from_effective)} .. ${r.to} (data through ${r.as_of})`],
    ...(r.open_breaks === 0
      ? []
      : [['open breaks', `${r.open_breaks}: the book differs from head office, see check`] as [string, string]]),
    ['total assets', shown(r.assets.total)],
    ['market value', shown(r.assets.market_value)],
    ['profit', shown(r.pnl.pnl)],
    ['net flow', shown(r.pnl.net_flow)],
    ['realised', shown(r.pnl.realised)],
    ['unexplained', shown(r.pnl.unexplained)],
    ['time-weighted return', percent(r.returns.twr)],
    ['CSI 300', percent(r.returns.benchmark)],
    ['turnover', shown(r.turnover.turnover)],
    ['style', shown(r.turnover.style)],
  ];
  const head = pairs.map(([name, value]) => `${name.padEnd(22)}${value}`).join('\n');
  const rows = r.positions.map(
    (p) =>
      `${p.account_no}  ${p.market}.${p.code}  ${p.quantity}  ${shown(p.cost_price)}  ${shown(p.market_value)}  ${p.name}`,
  );
  return `${head}\n\naccount  security  quantity  cost price  market value\n${rows.join('\n')}\n`;
}

export function asText(kind: Command['kind'], value: unknown): string {
  switch (kind) {
    case 'sync':
      return syncText(value as SyncReport);
    case 'clients': {
      const { clients, as_of } = value as ClientRows;
      const rows = clients.map(
        (c) =>
          `${c.client_no}  ${shown(c.tier)}  ${shown(c.total_asset)}  ${shown(c.pnl_ytd)}  ${shown(c.style)}  ${c.name}`,
      );
      return `${rows.join('\n')}\n${clients.length} clients, data through ${shown(as_of)}\n`;
    }
    case 'client':
      return clientText(value as ClientReport);
    case 'proposals': {
      const { proposals } = value as ProposalReport;
      const rows = proposals.map(({ client_no, rule, rule_version, as_of, state, title, reasons, products }) => {
        const why = reasons
          .filter(({ bound }) => bound !== null)
          .map(({ figure, value: is, bound }) => `${figure} is ${Array.isArray(is) ? is.join(' ') : is} (${bound})`);
        const what = products.map(({ product_code, risk_rating }) => `${product_code} ${risk_rating ?? ''}`.trim());
        const head = `${client_no}  ${rule} ${rule_version}  ${as_of}  ${state}  ${title}`;
        return [
          head,
          ...why.map((line) => `    ${line}`),
          ...(what.length === 0 ? [] : [`    products: ${what.join(', ')}`]),
        ].join('\n');
      });
      return `${rows.join('\n')}${rows.length > 0 ? '\n' : ''}${proposals.length} open proposals\n`;
    }
    case 'rejects': {
      if ('file' in (value as object)) return exportText(value as RejectExport);
      const { rejects } = value as RejectList;
      const rows = rejects.map(
        (r) => `${r.set}  ${r.dataset}  line ${r.line}  ${r.column} = ${r.value}  ${r.code}: ${r.text}`,
      );
      return `${rows.join('\n')}${rows.length > 0 ? '\n' : ''}${rejects.length} rows in quarantine\n`;
    }
    case 'figures':
      return figuresText(value as FiguresReport);
    case 'check':
      return checkText(value as CheckAnswer);
    case 'profiles':
      return profilesText(value as Parameters<typeof profilesText>[0]);
    case 'convert':
      return conversionText(value as Conversion);
    case 'take-back':
      return takenBackText(value as TakenBackAnswer);
    case 'corrections':
      return correctionsText(value as CorrectionList | CorrectionDetail);
    case 'generate':
      return `${Object.entries(value as Record<string, unknown>)
        .map(([name, v]) => `${name}: ${String(v)}`)
        .join('\n')}\n`;
  }
}
