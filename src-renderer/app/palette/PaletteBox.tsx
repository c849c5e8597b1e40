/** The box of the palette: the keys of the list are heard here, the focus never leaves it. */
import { ArrowLeftOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LIST_ID, optionId } from './PaletteList.tsx';
import type { AnyRow } from './rows.tsx';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** True: the key was the list's. */
  readonly onKey: (key: string, isOther: boolean) => boolean;
  readonly activeRow: AnyRow | undefined;
  readonly isFilled: boolean;
  readonly onClose: () => void;
  /** What the rows are about, with the way back. */
  readonly about: { readonly words: string; readonly onBack: () => void } | null;
}

const LONGEST = 200;

export function PaletteBox({ text, onChange, onKey, activeRow, isFilled, onClose, about }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  // After the dialog has opened and given the focus away.
  useEffect(() => box.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const isMod = event.ctrlKey || event.metaKey;
    if (isMod && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      onClose();
      return;
    }
    if (isMod && event.key !== 'Enter') return;
    if (onKey(event.key, isMod)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div className="palette-box">
      {about === null ? (
        <SearchOutlined aria-hidden="true" />
      ) : (
        <Button
          type="text"
          size="small"
          icon={<ArrowLeftOutlined />}
          aria-label={t('actions.palette.back')}
          onClick={() => {
            about.onBack();
            box.current?.focus();
          }}
        />
      )}
      {about !== null && <span className="palette-about">{about.words}</span>}
      <input
        ref={box}
        role="combobox"
        aria-expanded={isFilled}
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        aria-activedescendant={activeRow === undefined ? undefined : optionId(activeRow)}
        aria-label={t('actions.palette.label')}
        placeholder={about === null ? t('actions.palette.placeholder') : ''}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
