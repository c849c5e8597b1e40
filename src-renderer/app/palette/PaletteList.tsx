// biome-ignore-all lint/a11y/useFocusableInteractive: the focus stays in the box, which names the chosen row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keys are heard in the box.
/** The sections of the palette with their rows; the chosen one is kept in sight. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CANDIDATES } from '../../../src-shared/contract/findCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import type { Section } from './model.ts';
import { type AnyRow, RowWords, rowKey } from './rows.tsx';

export const LIST_ID = 'palette-list';

export function optionId(row: AnyRow): string {
  return `palette ${rowKey(row)}`.replace(/[^\p{L}\p{N}]/gu, '-');
}

interface Part {
  readonly section: Section | 'holders';
  readonly total: number;
  readonly isMore: boolean;
  readonly rows: readonly AnyRow[];
}

interface Props {
  readonly parts: readonly Part[];
  readonly active: number;
  readonly onActive: (at: number) => void;
  readonly onOpen: (row: AnyRow, isOther: boolean) => void;
  /** What is said where there are no rows. */
  readonly children: ReactNode;
}

export function PaletteList({ parts, active, onActive, onOpen, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows may have the chosen one elsewhere.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, parts]);
  let at = -1;
  return (
    <div className="palette-frame">
      <div
        ref={list}
        id={LIST_ID}
        role="listbox"
        aria-label={t('actions.palette.results')}
        className="palette-scroll"
        hidden={parts.length === 0}
      >
        {parts.map(({ section, total, isMore, rows }) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a list box are grouped by a role; a fieldset holds fields.
          <div key={section} role="group" aria-label={t(`actions.palette.section.${section}`)} className="palette-part">
            <p className="palette-title" aria-hidden="true">
              {t(`actions.palette.section.${section}`)}
              <span className="num">
                {t(isMore ? 'actions.palette.countMore' : 'actions.palette.count', { n: format.count(total) })}
              </span>
            </p>
            {rows.map((row) => {
              at += 1;
              const own = at;
              return (
                <div
                  key={rowKey(row)}
                  id={optionId(row)}
                  role="option"
                  aria-selected={own === active}
                  className="palette-row"
                  onMouseMove={() => {
                    if (own !== active) onActive(own);
                  }}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={(event) => onOpen(row, event.ctrlKey || event.metaKey)}
                >
                  <RowWords row={row} />
                </div>
              );
            })}
            {section === 'notes' && isMore && rows.length > 8 && (
              <p className="palette-cut" aria-hidden="true">
                {t('actions.palette.oldestCut', { n: format.count(CANDIDATES) })}
              </p>
            )}
          </div>
        ))}
      </div>
      {children}
    </div>
  );
}
