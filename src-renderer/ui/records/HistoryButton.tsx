/** The way to a record's history from where the record is shown; by key from the line that has the focus or the pointer. */
import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { makeWish } from '../actions/wishes.ts';
import './history.css';

interface Props {
  readonly recordId: string;
  /** What the record is about, for those who hear the page. */
  readonly what: string;
  /** In lists that are one stop of the Tab key. */
  readonly isQuiet?: boolean;
  /** There for the eye at all times, not only on the line that is looked at. */
  readonly isShown?: boolean;
}

export function HistoryButton({ recordId, what, isQuiet = false, isShown = false }: Props) {
  const { t } = useTranslation();
  return (
    <Button
      className={isShown ? '' : 'history-button'}
      type="text"
      size="small"
      tabIndex={isQuiet ? -1 : 0}
      icon={<HistoryOutlined />}
      title={t('editsPage.history')}
      aria-label={t('editsPage.historyOf', { what })}
      onClick={() => makeWish('history', recordId)}
    />
  );
}

/** The record of the line that has the focus, that of the row chosen in a grid, else of the one under the pointer; null: there is none. */
export function pointedRecord(): string | null {
  const focus = document.activeElement;
  const row = document.getElementById(focus?.getAttribute('aria-activedescendant') ?? '');
  const line =
    focus?.closest<HTMLElement>('[data-record]') ??
    row?.querySelector<HTMLElement>('[data-record]') ??
    document.querySelector<HTMLElement>('[data-record]:hover');
  return line?.dataset.record ?? null;
}
