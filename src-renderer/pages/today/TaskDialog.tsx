/** A task made or changed by hand, in full. What was typed stays when it could not be saved. */
import { Alert, Button, DatePicker, Input, type InputRef, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { People, TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import { isRepeat } from '../../../src-shared/domain/tasks/repeat.ts';
import { parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { added, changed, removed, useEdit } from '../../ui/records/useEdit.ts';
import { TemplateSelect } from '../../ui/templates/TemplateSelect.tsx';
import { ClientPicker } from './ClientPicker.tsx';
import { DueWords } from './DueWords.tsx';
import { RepeatEditor } from './RepeatEditor.tsx';
import { ruleOfDraft } from './repeatModel.ts';
import { bodyOfForm, type Form, formOf, isRuleless, newForm } from './taskForm.ts';
import { useFirstFocus } from './useFirstFocus.ts';
import { useRefusalWords } from './useTasks.ts';

interface Props {
  /** Null: a new one. */
  readonly task: TaskLine | null;
  readonly isOpen: boolean;
  readonly today: Ymd;
  readonly people: People;
  readonly owner: string | null;
  /** Whom a new one is about at first. */
  readonly client?: Form['client'];
  readonly onClose: () => void;
}

export function TaskDialog({ task, isOpen, onClose, ...rest }: Props) {
  const { t } = useTranslation();
  const title = task === null ? t('todayPage.form.add') : t('todayPage.form.change');
  return (
    <Dialog title={title} closeLabel={t('todayPage.close')} isOpen={isOpen} onClose={onClose}>
      <TaskForm key={task?.record_id ?? 'new'} task={task} onClose={onClose} {...rest} />
    </Dialog>
  );
}

function TaskForm({ task, today, people, owner, client = null, onClose }: Omit<Props, 'isOpen'>) {
  const { t } = useTranslation();
  const { save, isBusy } = useEdit();
  const words = useRefusalWords();
  const [form, setForm] = useState<Form>(() =>
    task === null ? { ...newForm(today, owner), client } : formOf(task, today),
  );
  const [problem, setProblem] = useState('');
  const id = useId();
  const field = useFirstFocus<InputRef>();
  const change = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const due = form.due === null ? null : parseDate(form.due);

  const write = (change_: Parameters<typeof save>[0]) => {
    save(change_).then(onClose, (error: unknown) => setProblem(t('todayPage.notSaved', { why: words(error) })));
  };
  const submit = () => {
    const rule = ruleOfDraft(form.repeat);
    if (form.title.trim() === '') return setProblem(t('todayPage.form.titleMissing'));
    if (rule !== null && due === null) return setProblem(t('todayPage.form.repeatNeedsDue'));
    if (rule !== null && !isRepeat(rule)) return setProblem(t('todayPage.form.repeatWrong'));
    const body = bodyOfForm(form, task?.body ?? null);
    const subject = (form.client?.name ?? body.title).slice(0, 200);
    const made =
      task === null
        ? added('task', form.client?.no ?? null, body)
        : changed('task', { ...task, client_no: form.client?.no ?? null }, body);
    write({ what: task === null ? 'task_added' : 'task_changed', subject, changes: [made] });
  };
  return (
    <form
      className="task-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {problem !== '' && <Alert type="warning" role="alert" title={problem} />}
      <div className="task-form">
        {task === null && (
          <TemplateSelect
            use="task"
            clientNo={form.client?.no ?? null}
            onChoose={({ title, text, tags }) => change({ title, text, tags: [...new Set([...form.tags, ...tags])] })}
          />
        )}
        <label htmlFor={`${id}-title`}>{t('todayPage.form.title')}</label>
        <Input
          id={`${id}-title`}
          className="is-wide"
          ref={field}
          maxLength={200}
          value={form.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <label htmlFor={`${id}-client`}>{t('todayPage.form.client')}</label>
        <ClientPicker id={`${id}-client`} value={form.client} onChange={(client) => change({ client })} />
        <label htmlFor={`${id}-owner`}>{t('todayPage.form.owner')}</label>
        <Select
          id={`${id}-owner`}
          value={form.owner ?? ''}
          onChange={(no: string) => change({ owner: no === '' ? null : no })}
          options={[
            { value: '', label: t('todayPage.nobody') },
            ...people.map(({ no, name }) => ({ value: no, label: name })),
          ]}
        />
        <label htmlFor={`${id}-due`}>{t('todayPage.form.due')}</label>
        <DatePicker
          id={`${id}-due`}
          value={form.due === null ? null : dayjs(form.due)}
          onChange={(value) => change({ due: value === null ? null : value.format('YYYY-MM-DD') })}
          getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        />
        <label htmlFor={`${id}-priority`}>{t('todayPage.form.priority')}</label>
        <Select<Form['priority']>
          id={`${id}-priority`}
          value={form.priority}
          onChange={(priority) => change({ priority })}
          options={(['high', 'normal', 'low'] as const).map((value) => ({
            value,
            label: t(`todayPage.priority.${value}`),
          }))}
        />
        <span />
        <div className="is-wide">
          <DueWords today={today} onDay={(day) => change({ due: day })} />
        </div>
        {isRuleless(task) && (
          <>
            <span>{t('todayPage.form.repeat')}</span>
            <div className="is-wide">
              <RepeatEditor draft={form.repeat} due={due ?? today} onChange={(repeat) => change({ repeat })} />
            </div>
          </>
        )}
        <label htmlFor={`${id}-tags`}>{t('todayPage.form.tags')}</label>
        <Select
          id={`${id}-tags`}
          className="is-wide"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={[...form.tags]}
          placeholder={t('todayPage.form.tagsPlaceholder')}
          tokenSeparators={[' ', ',', '，', '#']}
          onChange={(tags: string[]) => change({ tags })}
        />
        <label htmlFor={`${id}-text`}>{t('todayPage.form.text')}</label>
        <Input.TextArea
          id={`${id}-text`}
          className="is-wide"
          rows={3}
          maxLength={20_000}
          value={form.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <div className="task-dialog-actions">
        {task !== null && (
          <Button
            danger
            type="text"
            className="is-left"
            disabled={isBusy}
            onClick={() => write({ what: 'task_removed', subject: task.body.title, changes: [removed('task', task)] })}
          >
            {t('todayPage.form.remove')}
          </Button>
        )}
        <Button onClick={onClose}>{t('todayPage.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('todayPage.save')}
        </Button>
      </div>
    </form>
  );
}
