/**
 * A list of tasks for the keyboard: one tab stop, arrows, Home and End move, Space or X does, S puts off, D drops, Enter opens
 * the client. What a line has done to it takes the reader to the line that comes into its place.
 */
import { ClockCircleOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/taskCalls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { HistoryButton } from '../../ui/records/HistoryButton.tsx';
import type { Deeds } from './useDeeds.tsx';
import { dueWords, ruleOf, taskTitle } from './words.ts';

interface Props {
  readonly label: string;
  readonly lines: readonly TaskLine[];
  readonly today: Ymd;
  readonly ownerName: (no: string | null) => string;
  readonly deeds: Deeds;
  readonly list?: RefObject<HTMLUListElement | null>;
}

export function TaskLines({ label, lines, today, ownerName, deeds, list }: Props) {
  const own = useRef<HTMLUListElement>(null);
  const box = list ?? own;
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, lines.length - 1);
  const wasInside = useRef(false);
  // A line that is done goes away with the focus that was on it: the one in its place takes it.
  useEffect(() => {
    if (wasInside.current && document.activeElement === document.body) focusLine(box.current, active);
  });
  const move = (to: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, to));
    setActive(next);
    focusLine(box.current, next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, at: number) => {
    const line = lines[at];
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey || !line) return;
    const keys = new Map<string, () => void>([
      ['ArrowDown', () => move(at + 1)],
      ['ArrowUp', () => move(at - 1)],
      ['Home', () => move(0)],
      ['End', () => move(lines.length - 1)],
      [' ', () => deeds.done([line])],
      ['x', () => deeds.done([line])],
      ['s', () => deeds.snooze([line])],
      ['d', () => deeds.drop([line])],
      ['Enter', () => openClient(line)],
    ]);
    const deed = keys.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return (
    <ul
      ref={box}
      className="task-lines"
      aria-label={label}
      onFocus={() => {
        wasInside.current = true;
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null) wasInside.current = event.currentTarget.contains(event.relatedTarget);
      }}
    >
      {lines.map((line, at) => (
        <Line
          key={line.record_id}
          line={line}
          today={today}
          owner={ownerName(line.body.owner)}
          isActive={at === active}
          deeds={deeds}
          onFocus={() => setActive(at)}
          onKeyDown={(event) => onKeyDown(event, at)}
        />
      ))}
    </ul>
  );
}

export function focusLine(list: HTMLUListElement | null, at: number): void {
  list?.querySelectorAll<HTMLElement>('.task-line')[at]?.focus();
}

export function openClient({ client_no }: Pick<TaskLine, 'client_no'>): void {
  if (client_no !== null) navigate({ page: 'client', clientNo: client_no, tab: 'service' });
}

interface LineProps {
  readonly line: TaskLine;
  readonly today: Ymd;
  readonly owner: string;
  readonly isActive: boolean;
  readonly deeds: Deeds;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLLIElement>) => void;
}

function Line({ line, today, owner, isActive, deeds, onFocus, onKeyDown }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { body, client_name, client_no } = line;
  const title = taskTitle(body, t, format);
  const due = dueWords(body, today, t);
  const rule = ruleOf(body);
  const client = client_name ?? client_no ?? '';
  const isDone = body.state === 'done';
  return (
    <li
      className={`task-line${isDone ? ' is-done' : ''}`}
      data-record={line.record_id}
      tabIndex={isActive ? 0 : -1}
      aria-label={t('todayPage.line', { title, client, due: due.text })}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      onKeyDown={onKeyDown}
    >
      <Checkbox
        checked={isDone}
        disabled={isDone}
        tabIndex={-1}
        aria-label={`${t('todayPage.done')} ${title}`}
        onChange={() => deeds.done([line])}
      />
      <span className="task-title" title={title}>
        {body.priority === 'high' && <i className="task-high" role="img" aria-label={t('todayPage.priorityHigh')} />}
        {title}
        {isDone && <span className="muted"> · {t('todayPage.isDone')}</span>}
      </span>
      <span className="task-client">
        {client_no !== null && (
          <button type="button" className="link-button" tabIndex={-1} onClick={() => openClient(line)}>
            {client}
          </button>
        )}
      </span>
      <span className="task-rule muted">{rule === null ? '' : t(`todayPage.rule.${rule}`)}</span>
      <span className="task-owner muted">{owner}</span>
      <span className={`task-due num is-${due.tone}`}>{due.text}</span>
      <span className="task-deeds">
        <HistoryButton isQuiet recordId={line.record_id} what={title} />
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<ClockCircleOutlined />}
          title={t('todayPage.snooze')}
          aria-label={`${t('todayPage.snooze')} ${title}`}
          disabled={isDone}
          onClick={() => deeds.snooze([line])}
        />
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<CloseOutlined />}
          title={t('todayPage.drop')}
          aria-label={`${t('todayPage.drop')} ${title}`}
          disabled={isDone}
          onClick={() => deeds.drop([line])}
        />
      </span>
    </li>
  );
}
