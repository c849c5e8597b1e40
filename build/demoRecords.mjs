// What the branch itself would have written by now, so that the demo has a person behind a client: profiles, goals,
// families, contacts of the last months, tasks, a complaint, a segment. Only in the demo that `npm start` shows.
// A process of its own: node build/demoRecords.mjs STORE
import { createHash } from 'node:crypto';
import process from 'node:process';
import { editRecords } from '../src-main/jobs/editRecords.ts';
import { openRead } from '../src-main/store/open.ts';
import { loadClientList } from '../src-main/store/queries/clientList.ts';
import { addDays, dateText } from '../src-shared/kernel/dates.ts';
import { BLANK_PROFILE } from '../src-shared/records/blankProfile.ts';

const CALLS = [
  ['call', '问了近期用款，说三季度要付孩子学费，先不加仓', ['教育']],
  ['visit', '到营业部面谈，看了持仓集中度，答应考虑分步减仓', ['集中度']],
  ['message', '发了红利税说明和账单，客户回复收到', ['红利']],
  ['call', '回访，账户使用正常，无代客操作', ['回访']],
  ['meeting', '参加了投资者教育讲座，对定投感兴趣', ['定投', '讲座']],
  ['call', '电话未接', []],
];
const NAMES = ['王小明', '李秀英', '张强', '陈静', '刘洋', '赵磊'];

/** The same id each time the demo is made. @param {string} name */
function idOf(name) {
  const hex = createHash('sha1').update(`demo ${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** @param {string} file */
async function plant(file) {
  const store = openRead(file);
  const list = loadClientList(store);
  store.close();
  if (list.as_of === null) return;
  const asOf = Number(list.as_of.replaceAll('-', ''));
  /** @param {number} days */
  const day = (days) => dateText(addDays(asOf, days));
  const rich = list.client_no
    .map((no, i) => ({
      no,
      asset: list.total_asset_e4[i] ?? 0,
      status: list.status[i],
      advisor: list.advisor_no[i] ?? null,
    }))
    .filter(({ status }) => status === 'normal')
    .sort((a, b) => b.asset - a.asset)
    .filter((_, i) => i % 9 === 0)
    .slice(0, 24);
  /** @type {import('../src-main/store/records/edit.ts').RecordChange[]} */
  const changes = [];
  /** @param {import('../src-shared/records/registry.ts').Kind} kind @param {string | null} client @param {string} name @param {unknown} body */
  const add = (kind, client, name, body) =>
    changes.push({ record_id: idOf(`${kind} ${client} ${name}`), kind, version: null, client_no: client, body });
  for (const [i, { no, asset, advisor }] of rich.entries()) {
    const fen = Math.round(asset / 100);
    add('profile', no, '', {
      ...BLANK_PROFILE,
      needs: i % 3 === 0 ? '三年内换房，不希望本金大幅波动' : i % 3 === 1 ? '为退休后的现金流做准备' : null,
      experience: i % 2 === 0 ? 'over_5' : 'from_3_to_5',
      attitude: i % 4 === 0 ? 'cautious' : 'balanced',
      income: 'from_30w',
      occupation: ['企业主', '医生', '教师', '退休'][i % 4] ?? null,
      hobbies: [['钓鱼', '羽毛球'], ['摄影'], ['登山', '书法']][i % 3] ?? [],
      reached_by: i % 2 === 0 ? 'call' : 'message',
      do_not_contact: i === 11 ? { since: day(-20), until: day(40), why: '出国期间请勿联系' } : null,
      introduced_by: i > 0 && i % 5 === 0 ? (rich[i - 1]?.no ?? null) : null,
      tags: i % 3 === 0 ? ['重点'] : i % 3 === 1 ? ['养老'] : [],
    });
    for (let n = 0; n < 4; n++) {
      const [channel, text, tags] = CALLS[(i + n) % CALLS.length] ?? [];
      const isReached = text !== '电话未接';
      add('contact', no, `contact ${n}`, {
        channel,
        direction: 'out',
        on: day(-3 - ((i * 7 + n * 29) % 170)),
        at: '10:30',
        minutes: isReached ? 10 + n * 5 : null,
        reached: isReached,
        text,
        tags,
        clients: [],
        materials: n === 2 ? ['红利税说明'] : [],
      });
    }
    if (i % 4 === 0) {
      add('goal', no, 'goal', {
        purpose: i % 8 === 0 ? 'retirement' : 'education',
        title: i % 8 === 0 ? '退休金' : '女儿留学',
        amount_fen: Math.max(100_000, Math.round(fen * (i % 3 === 0 ? 1.6 : 0.9))),
        by: day(i % 8 === 0 ? 900 : 700),
        priority: 'high',
        share: 1,
        state: 'open',
        text: null,
      });
    }
    if (i % 3 === 0) {
      add('member', no, 'spouse', {
        name: NAMES[i % NAMES.length],
        relation: i % 2 === 0 ? 'spouse' : 'child',
        birth_date: i % 2 === 0 ? '1979-12-02' : '2012-06-18',
        is_lunar: i % 4 === 0,
        client_no: null,
        text: null,
      });
    }
    if (i % 5 === 1) {
      add('task', no, 'task', {
        title: '送持仓检视报告',
        text: null,
        due: day(i % 2 === 0 ? 1 : 5),
        sleeps_until: null,
        state: 'open',
        priority: 'normal',
        owner: advisor,
        repeat: null,
        tags: ['检视'],
        clients: [],
        raised: null,
        from: null,
        done_on: null,
        reason: null,
      });
    }
  }
  const [first, second, third] = rich;
  if (first !== undefined && second !== undefined && third !== undefined) {
    add('household', null, 'household', {
      name: '示例家庭',
      head: first.no,
      members: [first.no, third.no],
      text: null,
    });
    add('complaint', second.no, 'complaint', {
      received: day(-2),
      due: day(13),
      state: 'received',
      subject: '手机登录多次失败',
      text: '客户称周四开盘时无法登录，错过卖出',
      answer: null,
      answered: null,
      owner: second.advisor,
      tags: ['交易系统'],
    });
  }
  add('segment', null, 'segment', {
    name: '黄金以上、60天未联系',
    filter: 'value.tier >= gold and contact.days > 60',
    is_shared: true,
    text: null,
  });
  await editRecords(
    { place: { store: file }, who: 'demo', now: () => new Date(), maySee: () => true },
    { what: 'demo', subject: '', changes },
  );
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which store?');
await plant(file);
