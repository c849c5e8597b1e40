import fs from 'node:fs'; import os from 'node:os'; import path from 'node:path';
import { it } from 'vitest';
import { openBranch } from '/work/main/tests/fixtures/branch.ts';
import { writeOddBranch } from '/work/main/tests/oracle/oddBranch.ts';
import { clientRows } from '/work/main/src-main/api/clientRows.ts';
import { clientReport } from '/work/main/src-main/api/clientReport.ts';
import { traceFigure } from '/work/main/src-main/api/trace/trace.ts';
import { DropRows } from '/work/main/tests/api/traceFiles.ts';
import { FIGURES } from '/work/main/src-shared/domain/figures/registry.ts';
it('odd', async () => {
 for (const seed of [1,2,3,4]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'odd-')); const drop = path.join(folder, 'drop'); fs.mkdirSync(drop);
  writeOddBranch(drop, seed, { lateDir: drop, clients: 8, historyDays: 110, nights: 6 });
  const branch = openBranch(); await branch.apply(drop);
  const files = new DropRows(drop);
  let n=0, rows=0; const faults: string[] = []; const reasons = new Map();
  for (const { client_no } of clientRows(branch.store).clients) {
    const report = clientReport(branch.store, client_no, {}) as any;
    const paths = new Map<string, unknown>();
    for (const f of FIGURES) { const [s, ...k] = f.path.split('.'); paths.set(f.path, report[s]?.[k.join('.')]); }
    for (const p of report.positions) for (const k of ['quantity','cost','cost_price','diluted_price','break_even_price','close','market_value','unrealised','weight']) paths.set(`positions.${p.account_no}.${p.market}.${p.code}.${k}`, p[k]);
    for (const p of report.pnl.by_security) for (const k of ['pnl','realised','dividends','fees']) paths.set(`pnl.by_security.${p.market}.${p.code}.${k}`, p[k]);
    for (const p of report.turnover.by_month) for (const k of ['volume','average_asset','turnover']) paths.set(`turnover.by_month.${p.month}.${k}`, p[k]);
    for (const [path, want] of paths) {
      n++;
      try {
      const t = traceFigure(branch.store, { clientNo: client_no, period: {}, figure: path });
      if (JSON.stringify(t.value) !== JSON.stringify(want ?? null)) faults.push(`${client_no} ${path} ${t.value} ${want}`);
      if (t.reason !== (report.missing[path] ?? null)) faults.push(`${client_no} ${path} ${t.reason}`);
      if (t.reason) reasons.set(t.reason, (reasons.get(t.reason) ?? 0) + 1);
      if (path.endsWith('.quantity') || path.endsWith('.cost') || path.endsWith('diluted_cost')) {
        const v = Object.fromEntries(t.terms.map((x: any) => [x.symbol, x.value]));
        if (Number(v.O) < 0 || Number(v.L) < 0) faults.push(`${client_no} ${path} negative ${JSON.stringify(v)}`);
        const last = t.groups[0]?.rows.at(-1) as any;
        if (t.value !== null && t.groups[0].total <= 100) { const want = path.endsWith('.cost') ? last.cells.running_cost?.text : last.cells.held?.text; if (want !== t.value) faults.push(`${client_no} ${path} last ${want} ${t.value}`); }
      }
      for (const g of t.groups) for (const r of g.rows) { rows++; if (r.sources.length===0) faults.push(`${client_no} ${path} no source ${JSON.stringify(r.cells)}`); try { faults.push(...files.differences(r, client_no).map((x) => `${client_no} ${path} ${x}`)); } catch (e) { faults.push(`${client_no} ${path} ${e}`);} }
      } catch (e) { faults.push(`${client_no} ${path} ${e}`); }
    }
  }
  console.log(seed, n, rows, faults.length, [...reasons]); console.log(faults.slice(0, 25).join('\n'));
  const kinds = new Map(); for (const f of faults) { const k = f.split(' ')[1]!.replace(/positions\..*\./,'positions.*.').replace(/by_security\..*\./,'by_security.*.'); kinds.set(k, (kinds.get(k)??0)+1);} console.log([...kinds]);
  files.close(); branch.close();
 }
}, 300000);
