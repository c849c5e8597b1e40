/** One rule as it is read and written: every part of it, what it would do on the branch, and keeping it as a new version. */
import { Alert, Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '../../../src-shared/contract/proposalCalls.ts';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { printCondition } from '../../../src-shared/domain/conditions/text/print.ts';
import { ECONOMICS } from '../../../src-shared/domain/proposals/definition.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { FormField } from '../../ui/records/FormField.tsx';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import { ConditionEditor } from '../segments/ConditionEditor.tsx';
import { read, useDraft } from '../segments/useDraft.ts';
import { AimFields } from './AimFields.tsx';
import { ChangesPanel } from './ChangesPanel.tsx';
import { FaultLine } from './FaultLine.tsx';
import { FieldSelect } from './FieldSelect.tsx';
import { LeaveRule } from './LeaveRule.tsx';
import { faultsOf, isSame, type RuleBody } from './model.ts';
import { ProductFields } from './ProductFields.tsx';
import { RulePreview } from './RulePreview.tsx';
import { useSaveRule } from './useSaveRule.ts';
import { WordsField, WordsList } from './WordsField.tsx';
import '../../ui/records/form.css';
import '../segments/segments.css';

interface Props {
  /** Null: one that is being written. */
  readonly rule: RuleView | null;
  readonly start: RuleBody;
  /** The shipped rule of this code; null: there is none. */
  readonly shipped: RuleBody | null;
  /** Codes of other rules. */
  readonly taken: readonly string[];
}

export function RuleEditor({ rule, start, shipped, taken }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const id = useId();
  const [typed, setBody] = useState<RuleBody>(start);
  const [isTried, setTried] = useState(false);
  const draft = useDraft(start.when, language === 'zh-CN' ? 'zh' : 'en');
  // Unchanged text is kept as it was written, whichever way it is spelt.
  const body = useMemo(
    () => ({ ...typed, when: draft.filter === null ? draft.text : sameCondition(start.when, draft.filter) }),
    [typed, draft.filter, draft.text, start.when],
  );
  const faults = useMemo(() => faultsOf(body, DICTIONARY, taken), [body, taken]);
  const set = (change: Partial<RuleBody>) => setBody((now) => ({ ...now, ...change }));
  const isChanged = rule === null || !isSame(start, body);
  const saving = useSaveRule(rule, shipped);
  // A new one is not scolded for what nobody has typed yet.
  const shown = rule === null && !isTried ? faults.filter(({ code }) => code !== 'needed') : faults;
  const of = (path: string) => shown.filter((fault) => fault.path === path);
  const keep = (): void => {
    setTried(true);
    if (faults.length > 0) {
      saving.say(t('rulesPage.faults', { n: faults.length }));
      requestAnimationFrame(showFault);
      return;
    }
    if (isChanged && !saving.isBusy) saving.keep(body);
  };
  return (
    <form
      className="panes-view rule-view"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
        event.preventDefault();
        event.stopPropagation();
        keep();
      }}
    >
      <header className="panes-head">
        <div className="panes-head-name">
          <h2>{(language === 'en' ? body.title.en : body.title.zh) || t('rulesPage.untitled')}</h2>
          <span className="muted num">
            {rule === null
              ? t('rulesPage.unsavedNew')
              : t('rulesPage.version', { version: rule.version, origin: t(`rulesPage.origin.${rule.origin}`) })}
            {isChanged && rule !== null && ` · ${t('rulesPage.unsaved')}`}
          </span>
        </div>
        <Checkbox
          className="rule-switch"
          checked={!body.is_off}
          onChange={(event) => set({ is_off: !event.target.checked })}
        >
          {t('rulesPage.isOn')}
        </Checkbox>
        {rule?.record != null && <HistoryButton recordId={rule.record.record_id} what={start.title.zh} isShown />}
        {rule !== null && (
          <Button onClick={() => navigate({ page: 'rules', code: `copy-${rule.code}` })}>{t('rulesPage.copy')}</Button>
        )}
        {rule?.record != null && (
          <Button disabled={saving.isBusy} onClick={saving.remove}>
            {shipped === null ? t('rulesPage.remove') : t('rulesPage.backToShipped')}
          </Button>
        )}
        <Button type="primary" htmlType="submit" loading={saving.isBusy} disabled={!isChanged}>
          {t('rulesPage.save')}
        </Button>
      </header>
      {saving.problem !== '' && <Alert type="warning" showIcon role="alert" title={saving.problem} />}
      <div className="panes-two">
        <div className="panes-scroll rule-fields">
          <section className="panel panes-part">
            <h3>{t('rulesPage.part.condition')}</h3>
            <ConditionEditor draft={draft} />
            {of('when').map((fault) => (
              <FaultLine key={fault.code} fault={fault} />
            ))}
          </section>
          <section className="panel panes-part">
            <h3>{t('rulesPage.part.words')}</h3>
            <h4>{t('recordFields.field.rule.title')}</h4>
            <WordsField
              label={t('recordFields.field.rule.title')}
              path="title"
              words={body.title}
              faults={shown}
              isReadOnly={false}
              isName
              onChange={(title) => set({ title })}
            />
            <h4>{t('recordFields.field.rule.propose')}</h4>
            <WordsField
              label={t('recordFields.field.rule.propose')}
              path="propose"
              words={body.propose}
              faults={shown}
              isReadOnly={false}
              onChange={(propose) => set({ propose })}
            />
            {(['reasons_for', 'reasons_against'] as const).map((part) => (
              <div key={part}>
                <h4>{t(`recordFields.field.rule.${part}`)}</h4>
                <WordsList
                  label={t(`recordFields.field.rule.${part}`)}
                  path={part}
                  list={body[part]}
                  faults={shown}
                  isReadOnly={false}
                  onChange={(list) => set({ [part]: list })}
                />
              </div>
            ))}
            <FormField label={t('rulesPage.evidence')} isWide>
              {(field) => (
                <FieldSelect
                  id={field}
                  placeholder={t('rulesPage.evidenceHint')}
                  isMany
                  value={body.evidence}
                  isWrong={shown.some(({ path }) => path.startsWith('evidence'))}
                  onChange={(evidence) => set({ evidence })}
                />
              )}
            </FormField>
          </section>
          <section className="panel panes-part">
            <h3>{t('rulesPage.part.life')}</h3>
            <div className="panes-grid rule-grid">
              <Choice
                label={t('recordFields.field.rule.priority')}
                value={body.priority}
                options={(['high', 'normal', 'low'] as const).map((value) => ({
                  value,
                  label: t(`recordFields.value.rule.priority.${value}`),
                }))}
                onChange={(priority) => set({ priority })}
              />
              <Choice
                label={t('rulesPage.approver')}
                value={body.approver}
                options={(['none', 'manager', 'compliance'] as const).map((value) => ({
                  value,
                  label: t(`recordFields.value.rule.approver.${value}`),
                }))}
                onChange={(approver) => set({ approver })}
              />
              <Days
                label={t('rulesPage.openDays')}
                least={1}
                most={730}
                value={body.open_days}
                onChange={(open_days) => set({ open_days })}
              />
              <FormField label={t('rulesPage.occasion')}>
                {(field) => (
                  <FieldSelect
                    id={field}
                    placeholder={t('rulesPage.lasts')}
                    value={body.occasion === null ? [] : [body.occasion]}
                    units={['date']}
                    onChange={([occasion]) => set({ occasion: occasion ?? null })}
                  />
                )}
              </FormField>
              <Days
                label={t('rulesPage.coolDeclined')}
                most={3650}
                value={body.cool_down.declined}
                onChange={(declined) => set({ cool_down: { ...body.cool_down, declined } })}
              />
              <Days
                label={t('rulesPage.coolOtherwise')}
                most={3650}
                value={body.cool_down.otherwise}
                onChange={(otherwise) => set({ cool_down: { ...body.cool_down, otherwise } })}
              />
            </div>
            <p className="muted rule-note">
              {body.occasion === null ? t('rulesPage.lastsNote') : t('rulesPage.occasionNote')}
            </p>
          </section>
          <section className="panel panes-part">
            <h3>{t('rulesPage.part.products')}</h3>
            <ProductFields products={body.products} onChange={(products) => set({ products })} />
          </section>
          <section className="panel panes-part">
            <h3>{t('rulesPage.part.outcome')}</h3>
            <div className="panes-grid rule-grid">
              <AimFields aim={body.aim} onChange={(aim) => set({ aim })} />
              <Choice
                label={t('recordFields.field.rule.economics')}
                value={body.economics}
                options={ECONOMICS.map((value) => ({ value, label: t(`recordFields.value.rule.economics.${value}`) }))}
                onChange={(economics) => set({ economics })}
              />
            </div>
            <p className="muted rule-note">{t(`proposalPage.economics.kind.${body.economics}`)}</p>
            <div className="panes-grid rule-grid">
              <div className="form-field">
                <label htmlFor={`${id}-ground`}>{t('recordFields.field.rule.ground')}</label>
                <Input
                  id={`${id}-ground`}
                  maxLength={200}
                  placeholder={t('rulesPage.groundHint')}
                  value={body.ground}
                  {...(of('ground').length > 0 ? { status: 'error' as const } : {})}
                  onChange={(event) => set({ ground: event.target.value })}
                />
                {of('ground').map((fault) => (
                  <FaultLine key={fault.code} fault={fault} />
                ))}
              </div>
              <div className="form-field">
                <label htmlFor={`${id}-code`}>{t('recordFields.field.rule.code')}</label>
                <Input
                  id={`${id}-code`}
                  className="num"
                  maxLength={61}
                  // Proposals name a rule by its code for ever.
                  readOnly={rule !== null}
                  value={body.code}
                  {...(of('code').length > 0 ? { status: 'error' as const } : {})}
                  onChange={(event) => set({ code: event.target.value.trim() })}
                />
                {of('code').map((fault) => (
                  <FaultLine key={fault.code} fault={fault} />
                ))}
              </div>
            </div>
          </section>
          {shipped !== null && <ChangesPanel shipped={shipped} body={body} />}
        </div>
        <RulePreview
          body={faults.some(({ path }) => path === 'when' || path === 'code') ? null : previewable(body)}
          saved={rule !== null && !isChanged}
          open={rule?.open ?? 0}
          wasOn={rule !== null && !start.is_off}
        />
      </div>
      <LeaveRule
        isKept={saving.isKept}
        isChanged={isChanged && !isSame(start, body)}
        name={body.title.zh || body.code}
      />
    </form>
  );
}

/** The first one into sight, by the pane that scrolls alone. */
function showFault(): void {
  const pane = document.querySelector<HTMLElement>('.rule-fields');
  const fault = pane?.querySelector<HTMLElement>('.ant-input-status-error, .rule-fault');
  if (pane == null || fault == null) return;
  pane.scrollTop += fault.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  fault.focus({ preventScroll: true });
}

/** The condition of a kept rule as it was written, where what stands there now means the same. */
function sameCondition(kept: string, now: string): string {
  const { condition } = read(kept);
  return condition !== null && printCondition(condition, DICTIONARY) === now ? kept : now;
}

/** Words that nobody has typed yet keep no preview back: it is about whom it holds for. */
function previewable(body: RuleBody): RuleBody {
  const filled = ({ zh, en }: RuleBody['title']) => ({ zh: zh.trim() || '-', en: en.trim() || '-' });
  return {
    ...body,
    title: filled(body.title),
    propose: filled(body.propose),
    reasons_for: body.reasons_for.map(filled),
    reasons_against: body.reasons_against.map(filled),
    evidence: body.evidence.filter((field) => DICTIONARY.has(field)),
    ground: body.ground.trim() || '-',
  };
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <FormField label={label}>
      {(field) => <Select<V> id={field} value={value} options={options} onChange={onChange} />}
    </FormField>
  );
}

interface DaysProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly onChange: (days: number) => void;
}

function Days({ label, value, least = 0, most, onChange }: DaysProps) {
  const { t } = useTranslation();
  return (
    <FormField label={label}>
      {(field) => (
        <InputNumber
          id={field}
          min={least}
          max={most}
          precision={0}
          suffix={t('rulesPage.days')}
          value={value}
          onChange={(typed) => {
            if (typed !== null) onChange(typed);
          }}
        />
      )}
    </FormField>
  );
}
