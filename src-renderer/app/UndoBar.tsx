/** The quiet line that says what was just written or undone, with the way back beside it; its keys are actions. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditWords } from '../ui/records/editWords.ts';
import { lastEdit, useLastEdit } from '../ui/records/lastEdit.ts';
import { useUndo } from '../ui/records/useUndo.ts';

/** So long the line stands, unless something else is written. */
const SHOWN_MS = 9_000;

export function UndoBar() {
  const { t } = useTranslation();
  const words = useEditWords();
  const last = useLastEdit();
  const { undo, redo, isBusy } = useUndo();
  useEffect(() => {
    if (last === null) return undefined;
    const timer = setTimeout(() => lastEdit.tell(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <div className="undo-bar" role="status" hidden={last === null}>
      {last !== null && (
        <>
          <span>{words(last)}</span>
          {last.kind === 'done' || last.kind === 'redone' ? (
            <Button size="small" type="link" loading={isBusy} onClick={undo} title="Ctrl+Z">
              {t('palette.undo')}
            </Button>
          ) : null}
          {last.kind === 'undone' && (
            <Button size="small" type="link" loading={isBusy} onClick={redo} title="Ctrl+Shift+Z">
              {t('palette.redo')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('palette.dismiss')}
            onClick={() => lastEdit.tell(null)}
          />
        </>
      )}
    </div>
  );
}
