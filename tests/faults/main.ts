/** `npm run test:faults`: the long form of the fault tests. --kills N (200), --seed N. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateBranch } from '../../src-main/demo/generate.ts';
import { killAtRandom } from './kills.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '20261122' } },
});
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'branch-desk-faults-'));
try {
  const drop = path.join(work, 'drop');
  await generateBranch({ out: drop, clients: 60, days: 120, seed: 5 });
  const result = await killAtRandom({
    drop,
    work,
    kills: Number(values.kills),
    seed: Number(values.seed),
    say: (text) => process.stderr.write(`${text}\n`),
  });
  const states = [...result.after].sort((a, b) => a[0] - b[0]).map(([sets, n]) => `${sets}: ${n}`);
  process.stdout.write(`${result.kills} kills, every store whole; sets applied at the kill: ${states.join(', ')}\n`);
  process.stdout.write(`${result.ends} runs to the end, each equal to the undisturbed run\n`);
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
