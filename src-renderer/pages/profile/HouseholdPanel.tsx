/** The household: what its members have together, each account once, and every member's suitability apart. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { HouseholdView } from '../../../src-shared/contract/personCalls.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { groupDigits } from '../../format/decimal.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useWish } from '../../ui/actions/wishes.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { Missing } from '../../ui/Missing.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { useRecordForm } from '../../ui/records/useRecordForm.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { householdSheet } from './householdSheet.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { RecordFormDialog } from './RecordFormDialog.tsx';
import { useHousehold } from './usePerson.ts';
import '../../ui/table.css';

export function HouseholdPanel({ head }: { readonly head: ClientHead }) {
  const { t } = useTranslation();
  const household = useHousehold(head.client_no);
  const [isOpen, setOpen] = useState(false);
  useWish('household', () => setOpen(true), !household.isPending);
  const found = household.data ?? null;
  return (
    <Panel
      title={found === null ? t('profilePage.household.title') : (found.record.body as BodyOf<'household'>).name}
      note={t('profilePage.household.hint')}
      extra={
        <>
          {found !== null && (
            <ExportButton
              name={t('profilePage.household.title')}
              source={() => householdSheet(found, (found.record.body as BodyOf<'household'>).name, t)}
            />
          )}
          {found !== null && (
            <HistoryButton isShown recordId={found.record.record_id} what={t('profilePage.household.title')} />
          )}
          <Button onClick={() => setOpen(true)} disabled={household.isPending}>
            {t(found === null ? 'profilePage.household.make' : 'profilePage.household.change')}
          </Button>
        </>
      }
    >
      {household.isPending ? (
        <Loading rows={3} />
      ) : household.error ? (
        <Failed error={household.error} onRetry={() => void household.refetch()} />
      ) : found === null ? (
        <p className="muted">{t('profilePage.household.none')}</p>
      ) : (
        <Together found={found} />
      )}
      <HouseholdDialog head={head} found={found} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Panel>
  );
}

function Together({ found }: { readonly found: HouseholdView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const n = found.members.length;
  const sums = [
    { key: 'total', text: groupDigits(found.total), of: found.total_of },
    { key: 'marketValue', text: groupDigits(found.market_value), of: found.market_value_of },
    { key: 'pnl', text: groupDigits(found.pnl, true), of: found.pnl_of },
  ] as const;
  const money = (text: string | null, code: string) =>
    text === null ? <Missing plain code={code} /> : groupDigits(text);
  return (
    <>
      <div className="household-sums">
        {sums.map(({ key, text, of }) => (
          <div key={key}>
            <span className="muted">{t(`profilePage.household.${key}`)}</span>
            <strong className="num">{of === 0 ? <Missing plain code="no_asset_row" /> : text}</strong>
            {of < n && <span className="muted">{t('profilePage.household.over', { of, n })}</span>}
          </div>
        ))}
        <div>
          <span className="muted">{t('profilePage.household.herfindahl')}</span>
          <strong className="num">{found.herfindahl === null ? '–' : format.decimal(found.herfindahl, 3)}</strong>
        </div>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th>{t('profilePage.household.member')}</th>
            <th className="is-end">{t('profilePage.household.total')}</th>
            <th className="is-end">{t('profilePage.household.pnl')}</th>
            <th>{t('profilePage.household.suitability')}</th>
          </tr>
        </thead>
        <tbody>
          {found.members.map((member) => (
            <tr key={member.client_no}>
              <td>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => navigate({ page: 'client', clientNo: member.client_no, tab: 'overview' })}
                >
                  {member.name} <span className="num">{member.client_no}</span>
                </button>
                {member.is_head && <span className="muted"> {t('profilePage.household.head')}</span>}
              </td>
              <td className="num is-end">{money(member.total, 'no_asset_row')}</td>
              <td className="num is-end">{money(member.pnl, 'no_asset_row')}</td>
              <td>
                {member.risk_level === null ? '' : `${t(`risk.${member.risk_level}`)} `}
                {t(`riskState.${member.risk_state}`)}
                {member.risk_valid_until === null ? '' : <span className="num muted"> {member.risk_valid_until}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hidden > 0 && <p className="muted">{t('profilePage.household.hidden', { n: found.hidden })}</p>}
      {found.holdings.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{t('profilePage.household.holdings')}</th>
              <th className="is-end">{t('profilePage.household.marketValue')}</th>
              <th className="is-end">{t('profilePage.household.weight')}</th>
              <th className="is-end">{t('profilePage.household.members')}</th>
            </tr>
          </thead>
          <tbody>
            {found.holdings.map((one) => (
              <tr key={`${one.market} ${one.code}`}>
                <td>
                  {one.name} <span className="num muted">{one.code}</span>
                </td>
                <td className="num is-end">{groupDigits(one.market_value)}</td>
                <td className="num is-end">{one.weight === null ? '–' : format.percent(one.weight)}</td>
                <td className="num is-end">{one.members}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface DialogProps {
  readonly head: ClientHead;
  readonly found: HouseholdView | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function HouseholdDialog({ head, found, isOpen, onClose }: DialogProps) {
  const { t } = useTranslation();
  const empty = { name: head.name, head: head.client_no, members: [head.client_no], text: null };
  const form = useRecordForm({ kind: 'household', clientNo: null, record: found?.record ?? null, empty, isOpen });
  const { body, set } = form;
  const names = Object.fromEntries([
    [head.client_no, head.name],
    ...(found?.members ?? []).map(({ client_no, name }) => [client_no, name]),
  ]) as Record<string, string>;
  return (
    <RecordFormDialog
      title={t(found === null ? 'profilePage.household.make' : 'profilePage.household.change')}
      isOpen={isOpen}
      onClose={onClose}
      form={form}
      what={{ added: 'household_added', changed: 'household_changed', removed: 'household_removed' }}
      subject={body.name}
      removeLabel={found === null ? null : t('profilePage.household.form.dissolve')}
      conflict={t('profilePage.household.taken')}
    >
      <FormField label={t('profilePage.household.form.name')} isNeeded isWide>
        {(id) => (
          <Input id={id} maxLength={200} value={body.name} onChange={({ target }) => set({ name: target.value })} />
        )}
      </FormField>
      <FormField label={t('profilePage.household.form.members')} isNeeded isWide>
        {(id) => (
          <PersonPicker
            id={id}
            isMany
            value={body.members}
            names={names}
            onChange={(members) =>
              set({ members: [...members], head: members.includes(body.head) ? body.head : (members[0] ?? body.head) })
            }
          />
        )}
      </FormField>
      <FormField label={t('profilePage.household.form.head')} isNeeded isWide>
        {(id) => (
          <Select
            id={id}
            value={body.head}
            options={body.members.map((value) => ({
              value,
              label: names[value] === undefined ? value : `${names[value]} ${value}`,
            }))}
            onChange={(no) => set({ head: no })}
            {...inDialog}
          />
        )}
      </FormField>
      <FormField label={t('profilePage.household.form.text')} isWide>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            value={body.text ?? ''}
            onChange={({ target }) => set({ text: target.value === '' ? null : target.value })}
          />
        )}
      </FormField>
    </RecordFormDialog>
  );
}
