import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskMobile } from '../../src-main/api/mask.ts';
import { query } from '../../src-main/store/open.ts';
import { findClients, searchForm } from '../../src-main/store/queries/clientFinder.ts';
import { openBranch, type TestBranch } from '../fixtures/branch.ts';

let branch: TestBranch;
beforeAll(() => {
  branch = openBranch();
  const people: [string, string, string, string, string][] = [
    ['001', '张伟', 'zhangwei', 'zw', '13800001111'],
    ['002', '单雄信', 'shanxiongxin danxiongxin', 'sxx dxx', '13900002222'],
    ['003', '欧阳修', 'ouyangxiu', 'oyx', '13700003333'],
    ['004', 'ＡＢＣ投资', 'abctouzi', 'abctz', '05718888'],
  ];
  for (const [no, name, pinyin, initials, mobile] of people) {
    branch.store.run(
      query.insertInto('client').values({
        client_no: no,
        name,
        client_kind: 'individual',
        id_type: null,
        id_no: null,
        gender: null,
        birth_date: null,
        mobile,
        phone: null,
        email: null,
        address: null,
        occupation: null,
        education: null,
        opened_on: null,
        closed_on: null,
        status: 'normal',
        advisor_no: null,
        investor_class: null,
        risk_level: null,
        risk_assessed_on: null,
        risk_valid_until: null,
        commission_rate: null,
        pinyin,
        pinyin_initials: initials,
      }),
    );
  }
  const id = branch.store.get(query.selectFrom('client').select('client_id').where('client_no', '=', '003'));
  branch.store.run(
    query.insertInto('account').values({
      account_no: '88012345',
      client_id: id?.client_id ?? 0,
      account_kind: 'cash',
      holder_sh: null,
      holder_sz: null,
      opened_on: null,
      closed_on: null,
      status: null,
    }),
  );
});
afterAll(() => branch.close());

const found = (text: string): number[] => findClients(branch.store, text);

describe('type to find', () => {
  it('finds by name, pinyin, initials, number, account and mobile', () => {
    expect(found('张')).toEqual([0]);
    expect(found('zhang wei')).toEqual([0]);
    expect(found('ZW')).toEqual([0]);
    expect(found('dxx')).toEqual([1]);
    expect(found('shan')).toEqual([1]);
    expect(found('8801')).toEqual([2]);
    expect(found('2222')).toEqual([1]);
    expect(found('abc')).toEqual([3]);
    expect(found('００３')).toEqual([2]);
    expect(found('')).toEqual([0, 1, 2, 3]);
    expect(found('nobody')).toEqual([]);
  });
  it('knows one form of a text', () => {
    expect(searchForm(' Ｚhang　Wei ')).toBe('zhangwei');
  });
});

describe('masks', () => {
  it('show enough of a mobile to recognise it and no more', () => {
    expect(maskMobile('13812345678')).toBe('138****5678');
    expect(maskMobile('１３８ １２３４ ５６７８')).toBe('138****5678');
    expect(maskMobile('12345')).toBe('******');
    expect(maskMobile('')).toBeNull();
    expect(maskMobile(null)).toBeNull();
  });
});
