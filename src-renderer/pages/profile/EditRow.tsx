/** One line of the profile, changed in place: a press or Enter opens it, Enter or leaving keeps it, Escape gives up. */
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  /** What stands there; null: nothing noted. */
  readonly shown: ReactNode | null;
  readonly editor: (done: () => void) => ReactNode;
}

export function EditRow({ label, shown, editor }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Back to where the keyboard was, unless a press has led it elsewhere.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div className="edit-row">
      <dt>{label}</dt>
      <dd>
        {isOpen ? (
          editor(() => setOpen(false))
        ) : (
          <button
            ref={button}
            type="button"
            className={`edit-value${shown === null ? ' is-empty' : ''}`}
            onClick={() => setOpen(true)}
          >
            <span className="sr-only">{t('profilePage.editField', { field: label })} </span>
            {shown ?? t('profilePage.empty')}
          </button>
        )}
      </dd>
    </div>
  );
}

interface TextProps {
  readonly value: string | null;
  readonly hint?: string;
  readonly isLong?: boolean;
  readonly maxLength: number;
  readonly onDone: () => void;
  /** '' is none. */
  readonly onKeep: (text: string | null) => void;
}

export function TextEditor({ value, hint, isLong = false, maxLength, onDone, onKeep }: TextProps) {
  const [text, setText] = useState(value ?? '');
  const keep = (): void => {
    const next = text.trim() === '' ? null : text.trim();
    if (next !== value) onKeep(next);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone();
    if (event.key === 'Enter' && !(isLong && event.shiftKey)) {
      event.preventDefault();
      keep();
    }
  };
  const common = {
    autoFocus: true,
    value: text,
    maxLength,
    ...(hint === undefined ? {} : { placeholder: hint }),
    onKeyDown,
    onBlur: keep,
  };
  return isLong ? (
    <Input.TextArea {...common} rows={4} onChange={({ target }) => setText(target.value)} />
  ) : (
    <Input {...common} onChange={({ target }) => setText(target.value)} />
  );
}

interface ChoiceProps<V extends string> {
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onDone: () => void;
  readonly onKeep: (value: V | null) => void;
}

export function ChoiceEditor<V extends string>({ value, options, onDone, onKeep }: ChoiceProps<V>) {
  return (
    <Select<V | null>
      autoFocus
      defaultOpen
      allowClear
      value={value}
      options={[...options]}
      className="edit-choice"
      onChange={(next) => {
        onKeep(next ?? null);
        onDone();
      }}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

interface ListProps {
  readonly value: readonly string[];
  readonly separators: readonly string[];
  readonly onDone: () => void;
  readonly onKeep: (values: string[]) => void;
}

export function ListEditor({ value, separators, onDone, onKeep }: ListProps) {
  const [values, setValues] = useState([...value]);
  return (
    <Select
      mode="tags"
      autoFocus
      open={false}
      suffixIcon={null}
      value={values}
      tokenSeparators={[...separators]}
      className="edit-choice"
      onChange={setValues}
      onBlur={() => {
        if (values.join('\n') !== value.join('\n')) onKeep(values);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

interface DayProps {
  readonly value: string | null;
  readonly onDone: () => void;
  readonly onKeep: (day: string | null) => void;
}

export function DayEditor({ value, onDone, onKeep }: DayProps) {
  return (
    <DatePicker
      autoFocus
      defaultOpen
      format="YYYY-MM-DD"
      defaultValue={value === null ? null : dayjs(value)}
      onChange={(picked) => {
        onKeep(picked === null ? null : picked.format('YYYY-MM-DD'));
        onDone();
      }}
      onBlur={onDone}
    />
  );
}
