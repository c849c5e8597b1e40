/** A zipped set with one byte changed, at every place: never other data, and the sound archive is taken afterwards. */
import fs from 'node:fs';
import path from 'node:path';
import { initialSet, nightSet } from './branch.ts';
import { type FaultRun, randomFrom } from './counts.ts';
import { FaultStore } from './faultStore.ts';
import { zipBytes } from './sets.ts';

export async function flipZip({ work, counts, every, seed, say }: FaultRun): Promise<void> {
  const store = new FaultStore(work, 'zip');
  const night = nightSet(2);
  await store.apply(initialSet(), nightSet(1));
  store.keep();
  const before = store.hash();
  const file = path.join(store.drop, `${night.name}.zip`);
  const random = randomFrom(seed);
  for (const pack of [true, false]) {
    const sound = zipBytes(night, pack);
    store.reset();
    fs.writeFileSync(file, sound);
    await store.sync();
    const after = store.hash();
    store.reset();
    for (let at = 0; at < sound.length; at += every * (pack ? 1 : 3)) {
      const bent = Buffer.from(sound);
      bent[at] = (sound[at] as number) ^ (1 << Math.floor(random() * 8));
      fs.writeFileSync(file, bent);
      const run = await store.run(`${night.name}.zip`);
      const what = `byte ${at} of a ${pack ? 'packed' : 'stored'} archive: ${run.state} ${run.reason?.code}`;
      const taken = run.state === 'applied';
      if (!taken && run.state !== 'refused' && run.state !== 'not_ready') throw new Error(what);
      if (store.hash() !== (taken ? after : before)) throw new Error(`${what}, and another store`);
      counts.add(`byte flip in an archive: ${run.state}`);
      if (taken) store.reset();
    }
    fs.writeFileSync(file, sound);
    await store.sync();
    if (store.hash() !== after) throw new Error('the sound archive is not taken after the bent ones');
  }
  say('archives bent');
}
