// What the page keeps of a typed line: only whom the line still names, and the follow-up only where it is wanted.
import { describe, expect, it } from 'vitest';
import { lineEdit, settledOf, unsettled } from '../../src-renderer/pages/service/model.ts';
import type { QuickLineRead } from '../../src-shared/contract/serviceCalls.ts';
import { RECORD_KINDS } from '../../src-shared/records/registry.ts';

const person = (no: string) => ({ client_no: no, name: `n${no}` });
const READ: QuickLineRead = {
  channel: 'call',
  direction: 'out',
  reached: true,
  on: '2026-11-23',
  at: null,
  tags: ['养老'],
  mentions: [{ typed: '王', found: [person('1'), person('2')], count: 2 }],
  text: '和王电话',
  follow_up: { due: '2026-12-02', at: null, title: '' },
};
const CONTEXT = { clientNo: '9', clientName: '张', owner: 'A1', plainTitle: '跟进' };

describe('a typed line', () => {
  it('waits until it is settled whom an @ means', () => {
    expect(unsettled(READ, settledOf(READ, {}))).toHaveLength(1);
    expect(unsettled(READ, settledOf(READ, { chosen: { 王: '2' } }))).toEqual([]);
  });
  it('forgets a client that was chosen for an @ which is gone from the line', () => {
    const gone = { ...READ, mentions: [] };
    expect(settledOf(gone, { chosen: { 王: '2' } }).chosen).toEqual({});
  });
  it('leaves out a tag and a client that were taken away, and waits for neither', () => {
    const settled = settledOf(READ, { chosen: { 王: '2' }, dropped: ['#养老', '@王'] });
    expect(unsettled(READ, settledOf(READ, { dropped: ['@王'] }))).toEqual([]);
    expect(lineEdit(READ, settled, CONTEXT).changes[0]?.body).toMatchObject({ tags: [], clients: [] });
    expect(settledOf({ ...READ, tags: [] }, { dropped: ['#养老'] }).dropped).toEqual([]);
  });
  it('forgets the day of a follow-up that the line does not name any more', () => {
    const settled = settledOf({ ...READ, follow_up: null }, { due: '2026-12-09', withFollow: true });
    expect(lineEdit({ ...READ, follow_up: null }, settled, CONTEXT).changes).toHaveLength(1);
  });
  it('becomes a contact and a task of their kinds, or the contact alone', () => {
    const settled = settledOf(READ, { chosen: { 王: '2' } });
    const edit = lineEdit(READ, settled, CONTEXT);
    expect(edit.what).toBe('contact_followed');
    const [contact, task] = edit.changes;
    expect(RECORD_KINDS.contact.body.parse(contact?.body)).toMatchObject({ clients: ['2'], tags: ['养老'] });
    expect(RECORD_KINDS.task.body.parse(task?.body)).toMatchObject({
      title: '跟进',
      due: '2026-12-02',
      from: contact?.record_id,
    });
    const changed = lineEdit(
      READ,
      { ...settled, on: '2026-11-20', due: '2026-12-09', reached: false, at: '10:30' },
      CONTEXT,
    );
    expect(changed.changes[0]?.body).toMatchObject({ on: '2026-11-20', at: '10:30', reached: false });
    expect(changed.changes[1]?.body).toMatchObject({ due: '2026-12-09' });
    const alone = lineEdit(READ, { ...settled, withFollow: false }, CONTEXT);
    expect([alone.what, alone.changes.length]).toEqual(['contact_added', 1]);
  });
});
