// A process that takes a set back and kills itself at a named moment: takeBackChild.ts STORE SET MOMENT
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { deriveAfter } from '../../src-main/store/derived/derive.ts';
import { openWrite } from '../../src-main/store/open.ts';
import { takeBack } from '../../src-main/sync/takingBack/takeBack.ts';

const [file = '', set = '', moment = ''] = process.argv.slice(2);
const here = (name: string): void => {
  if (name === moment) process.kill(process.pid, 'SIGKILL');
};
const store = openWrite(file);
let steps = 0;
takeBack({
  store,
  wanted: { set },
  reason: 'tried',
  at: '2026-06-01T00:00:00.000Z',
  folder: fs.mkdtempSync(path.join(path.dirname(file), 'rows-')),
  derive: (open, change, progress) => {
    here('facts');
    deriveAfter(open, change, progress);
    here('derived');
  },
  step: () => here(`step ${++steps}`),
});
here('committed');
store.close();
