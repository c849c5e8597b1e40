/** What the line was understood as: each mark can be changed or taken away, by press and by key, before it is kept. */
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickLineRead } from '../../../src-shared/contract/serviceCalls.ts';
import { CHANNELS } from '../../../src-shared/records/contact.record.ts';
import { type Corrected, type Fixes, mentionKey, tagKey } from './model.ts';

interface Props {
  readonly read: QuickLineRead;
  readonly corrected: Corrected;
  readonly onFix: (fix: Fixes) => void;
}

const DIRECTIONS = ['out', 'in'] as const;

export function LineChips({ read, corrected, onFix }: Props) {
  const { t } = useTranslation();
  const { channel, direction, dropped } = corrected;
  const isNote = channel === 'note';
  const drop = (key: string): void => onFix({ dropped: [...dropped, key] });
  const bring = (key: string): void => onFix({ dropped: dropped.filter((one) => one !== key) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend, which a row of marks has not.
    <div className="quick-line-marks" role="group" aria-label={t('servicePage.line.understood')} aria-live="polite">
      <Select
        size="small"
        value={channel}
        aria-label={t('servicePage.form.channel')}
        options={CHANNELS.map((value) => ({ value, label: t(`servicePage.channel.${value}`) }))}
        onChange={(next) => onFix({ channel: next })}
      />
      {!isNote && (
        <Select
          size="small"
          value={direction ?? 'out'}
          aria-label={t('servicePage.form.direction')}
          options={DIRECTIONS.map((value) => ({ value, label: t(`servicePage.direction.${value}`) }))}
          onChange={(next) => onFix({ direction: next })}
        />
      )}
      <ChipDay label={t('servicePage.form.on')} value={corrected.on} onChange={(on) => onFix({ on })} />
      {corrected.at !== null && (
        <Chip tone="" words={corrected.at} label={t('servicePage.form.at')} onDrop={() => onFix({ at: null })} />
      )}
      {!isNote && (
        <button
          type="button"
          className={`mark-chip${corrected.reached ? ' is-off' : ' is-warn'}`}
          aria-pressed={!corrected.reached}
          onClick={() => onFix({ reached: !corrected.reached })}
        >
          {t('servicePage.notReached')}
        </button>
      )}
      {read.tags.map((tag) => (
        <Droppable key={tag} id={tagKey(tag)} tone="is-tag" dropped={dropped} onDrop={drop} onBring={bring}>
          {`#${tag}`}
        </Droppable>
      ))}
      {read.mentions.map(({ typed, found, count }) => {
        const key = mentionKey(typed);
        const chosen = corrected.chosen[typed];
        const named = found.find(({ client_no }) => client_no === chosen);
        if (count > 1 && !dropped.includes(key)) {
          return (
            <Select
              key={typed}
              size="small"
              className="mention-choice"
              placeholder={t('servicePage.line.asks', { typed, count })}
              aria-label={t('servicePage.line.asks', { typed, count })}
              value={chosen ?? null}
              allowClear
              options={(named === undefined && chosen !== undefined
                ? [{ client_no: chosen, name: typed }, ...found]
                : found
              ).map(({ client_no, name }) => ({ value: client_no, label: `${name} ${client_no}` }))}
              onChange={(no: string | undefined) =>
                no === undefined ? drop(key) : onFix({ chosen: { ...corrected.chosen, [typed]: no } })
              }
            />
          );
        }
        const words =
          count === 0
            ? t('servicePage.line.nobody', { typed })
            : `@${named?.name ?? typed} ${named?.client_no ?? ''}`.trim();
        return (
          <Droppable
            key={typed}
            id={key}
            tone={count === 0 ? 'is-warn' : ''}
            dropped={dropped}
            onDrop={drop}
            onBring={bring}
          >
            {words}
          </Droppable>
        );
      })}
      {read.follow_up !== null && <Follow read={read.follow_up} corrected={corrected} onFix={onFix} />}
    </div>
  );
}

function Follow({
  read,
  corrected,
  onFix,
}: {
  readonly read: NonNullable<QuickLineRead['follow_up']>;
  readonly corrected: Corrected;
  readonly onFix: (fix: Fixes) => void;
}) {
  const { t } = useTranslation();
  if (!corrected.withFollow) {
    return (
      <button type="button" className="mark-chip is-off" onClick={() => onFix({ withFollow: true })}>
        {t('servicePage.line.noFollow')} · {t('servicePage.line.bring')}
      </button>
    );
  }
  const title = read.title === '' ? '' : ` · ${read.title}`;
  return (
    <span className="chip-group">
      <Chip
        tone="is-follow"
        words={`${t('servicePage.line.followPlain')}${read.at === null ? '' : ` ${read.at}`}${title}`}
        label={t('servicePage.line.followPlain')}
        onDrop={() => onFix({ withFollow: false })}
      />
      <ChipDay
        label={t('servicePage.line.followDay')}
        value={corrected.due ?? read.due}
        onChange={(due) => onFix({ due })}
      />
    </span>
  );
}

function ChipDay({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <DatePicker
      size="small"
      className="chip-day"
      aria-label={label}
      format="YYYY-MM-DD"
      allowClear={false}
      value={dayjs(value)}
      onChange={(picked) => {
        if (picked !== null) onChange(picked.format('YYYY-MM-DD'));
      }}
    />
  );
}

interface ChipProps {
  readonly tone: string;
  readonly words: string;
  /** What is taken away, for a screen reader. */
  readonly label: string;
  readonly onDrop: () => void;
}

function Chip({ tone, words, label, onDrop }: ChipProps) {
  const { t } = useTranslation();
  return (
    <span className={`mark-chip ${tone}`}>
      {words}
      <button
        type="button"
        className="chip-drop"
        aria-label={t('servicePage.line.drop', { what: label })}
        onClick={onDrop}
      >
        ×
      </button>
    </span>
  );
}

/** A tag or mention: taken away it stays as an empty mark that brings it back; the words of the line stay anyhow. */
function Droppable({
  id,
  tone,
  dropped,
  onDrop,
  onBring,
  children,
}: {
  readonly id: string;
  readonly tone: string;
  readonly dropped: readonly string[];
  readonly onDrop: (id: string) => void;
  readonly onBring: (id: string) => void;
  readonly children: string;
}): ReactNode {
  const { t } = useTranslation();
  if (dropped.includes(id)) {
    return (
      <button type="button" className="mark-chip is-off" onClick={() => onBring(id)}>
        <del>{children}</del> · {t('servicePage.line.bring')}
      </button>
    );
  }
  return <Chip tone={tone} words={children} label={children} onDrop={() => onDrop(id)} />;
}
