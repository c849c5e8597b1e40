/** The condition by mouse and by typing: pills with the form of the one that is open, and the text with its error marked. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { isLeaf, type Leaf } from '../../../src-shared/domain/conditions/tree.ts';
import { LeafForm } from './LeafForm.tsx';
import { leafOn } from './operandModel.ts';
import { ParseProblem } from './ParseProblem.tsx';
import { type PillDeeds, Pills, pathKey } from './Pills.tsx';
import { denied, joined, type Path, partAt, replaced, split, turned } from './treeEdit.ts';
import type { Draft } from './useDraft.ts';

/** What a new condition begins with: asked most. */
const FIRST_FIELD = 'value.tier';

export function ConditionEditor({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState<Path | null>(null);
  const { condition, change } = draft;
  const fresh = (): Leaf => leafOn(DICTIONARY.coded(FIRST_FIELD));
  const add = (path: Path) => {
    change(joined(condition, path, fresh()));
    const group = condition === null ? null : partAt(condition, path);
    const parts =
      group === null ? 0 : isLeaf(group) || 'not' in group ? 1 : 'all' in group ? group.all.length : group.any.length;
    setOpen(condition === null ? [] : [...path, parts]);
  };
  const deeds: PillDeeds = {
    open: (path) => setOpen((now) => (now !== null && pathKey(now) === pathKey(path) ? null : path)),
    take: (path) => {
      if (condition === null) return;
      change(replaced(condition, path, null));
      setOpen(null);
    },
    turn: (path) => {
      if (condition !== null) change(turned(condition, path));
      setOpen(null);
    },
    add,
  };
  const part = open === null || condition === null ? null : partAt(condition, open);
  const above = open === null || condition === null || open.length === 0 ? null : partAt(condition, open.slice(0, -1));
  const isDenied = above !== null && !isLeaf(above) && 'not' in above;
  return (
    <div className={`segment-editor${draft.problem !== null && draft.text.trim() !== '' ? ' is-wrong' : ''}`}>
      <div className="segment-pills">
        {condition !== null && (
          <Pills condition={condition} path={[]} openPath={open === null ? '' : pathKey(open)} deeds={deeds} />
        )}
        <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add([])}>
          {t('segmentsPage.add')}
        </Button>
      </div>
      {open !== null && part !== null && condition !== null && isLeaf(part) && (
        <LeafForm
          key={pathKey(open)}
          leaf={part}
          isDenied={isDenied}
          onChange={(leaf) => change(replaced(condition, open, leaf))}
          onDeny={() => {
            change(denied(condition, isDenied ? open.slice(0, -1) : open));
            setOpen(isDenied ? open.slice(0, -1) : [...open, 0]);
          }}
          onSplit={() => {
            change(split(condition, open, fresh()));
            setOpen([...open, 1]);
          }}
          onDone={() => setOpen(null)}
        />
      )}
      <label htmlFor={id} className="segment-label">
        {t('segmentsPage.text')}
      </label>
      <Input.TextArea
        id={id}
        className="segment-text"
        rows={2}
        maxLength={10_000}
        value={draft.text}
        placeholder={t('segmentsPage.textPlaceholder')}
        aria-describedby={`${id}-said`}
        {...(draft.problem !== null && draft.text.trim() !== '' ? { status: 'error' as const } : {})}
        onChange={(event) => {
          setOpen(null);
          draft.type(event.target.value);
        }}
        onKeyDown={(event) => {
          // One condition: a new line means nothing in it.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
        }}
      />
      <div id={`${id}-said`} className="segment-said">
        {draft.problem !== null && draft.text.trim() !== '' ? (
          <ParseProblem text={draft.text} problem={draft.problem} onTake={draft.type} />
        ) : (
          <span className="muted">{t('segmentsPage.textHint')}</span>
        )}
      </div>
    </div>
  );
}
