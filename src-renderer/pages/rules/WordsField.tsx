/** One sentence in both languages, side by side; a field of the client is put in at the cursor from a list. */
import { Button, Input } from 'antd';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultLine } from './FaultLine.tsx';
import { FieldSelect } from './FieldSelect.tsx';
import type { Fault, Words } from './model.ts';

type Tongue = keyof Words;

interface Props {
  readonly label: string;
  readonly path: string;
  readonly words: Words;
  readonly faults: readonly Fault[];
  readonly isReadOnly: boolean;
  /** A name: one line, and no fields in it. */
  readonly isName?: boolean;
  readonly extra?: ReactNode;
  readonly onChange: (words: Words) => void;
}

export function WordsField({ label, path, words, faults, isReadOnly, isName = false, extra, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  /** Where the cursor was last: which of the two, and where in it. */
  const cursor = useRef<{ readonly tongue: Tongue; readonly at: number }>({ tongue: 'zh', at: words.zh.length });
  const put = (field: string): void => {
    const { tongue, at } = cursor.current;
    const text = words[tongue];
    const place = Math.min(at, text.length);
    const name = `{${field}}`;
    onChange({ ...words, [tongue]: `${text.slice(0, place)}${name}${text.slice(place)}` });
    cursor.current = { tongue, at: place + name.length };
  };
  const change = (tongue: Tongue, text: string): void =>
    onChange({ ...words, [tongue]: isName ? text.replace(/\s+/g, ' ') : text });
  return (
    <fieldset className="rule-words">
      <legend className="sr-only">{label}</legend>
      {(['zh', 'en'] as const).map((tongue) => {
        const own = faults.filter((fault) => fault.path === `${path}.${tongue}`);
        const shared = {
          'aria-label': `${label} · ${t(`rulesPage.tongue.${tongue}`)}`,
          'aria-describedby': `${id}-${tongue}`,
          lang: tongue === 'zh' ? 'zh-CN' : 'en',
          readOnly: isReadOnly,
          maxLength: 500,
          value: words[tongue],
          ...(own.length > 0 ? { status: 'error' as const } : {}),
          onSelect: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
            cursor.current = { tongue, at: event.currentTarget.selectionStart ?? words[tongue].length };
          },
        };
        return (
          <div key={tongue} className="rule-tongue">
            <span className="rule-tongue-name muted" aria-hidden="true">
              {t(`rulesPage.tongueShort.${tongue}`)}
            </span>
            <div>
              {isName ? (
                <Input {...shared} onChange={(event) => change(tongue, event.target.value)} />
              ) : (
                <Input.TextArea {...shared} rows={2} onChange={(event) => change(tongue, event.target.value)} />
              )}
              <div id={`${id}-${tongue}`}>
                {own.map((fault) => (
                  <FaultLine
                    key={`${fault.code} ${fault.field ?? ''}`}
                    fault={fault}
                    onTake={(field) => change(tongue, words[tongue].replaceAll(`{${fault.field}}`, `{${field}}`))}
                  />
                ))}
              </div>
            </div>
          </div>
        );
      })}
      {(!isName || extra !== undefined) && !isReadOnly && (
        <div className="rule-words-tools">
          {!isName && (
            <FieldSelect
              label={`${label} · ${t('rulesPage.putField')}`}
              placeholder={t('rulesPage.putField')}
              value={[]}
              onChange={([field]) => {
                if (field !== undefined) put(field);
              }}
            />
          )}
          {extra}
        </div>
      )}
    </fieldset>
  );
}

interface ListProps {
  readonly label: string;
  readonly path: 'reasons_for' | 'reasons_against';
  readonly list: readonly Words[];
  readonly faults: readonly Fault[];
  readonly isReadOnly: boolean;
  readonly onChange: (list: Words[]) => void;
}

const MOST = 8;

export function WordsList({ label, path, list, faults, isReadOnly, onChange }: ListProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const last = (): void => {
    requestAnimationFrame(() => [...(box.current?.querySelectorAll('textarea') ?? [])].at(-2)?.focus());
  };
  return (
    <div className="rule-list" ref={box}>
      {list.map((words, i) => (
        <WordsField
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences have nothing but their place.
          key={i}
          label={`${label} ${i + 1}`}
          path={`${path}.${i}`}
          words={words}
          faults={faults}
          isReadOnly={isReadOnly}
          onChange={(changed) => onChange(list.map((one, k) => (k === i ? changed : one)))}
          extra={
            list.length > 1 && (
              <Button size="small" type="text" onClick={() => onChange(list.filter((_, k) => k !== i))}>
                {t('rulesPage.removeSentence')}
              </Button>
            )
          }
        />
      ))}
      {!isReadOnly && list.length < MOST && (
        <Button
          size="small"
          type="dashed"
          onClick={() => {
            onChange([...list, { zh: '', en: '' }]);
            last();
          }}
        >
          {t('rulesPage.addSentence')}
        </Button>
      )}
    </div>
  );
}
