/** The condition as pills: each opens its form, the words between them turn from and to or, groups stand in a frame. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { printLeaf } from '../../../src-shared/domain/conditions/text/print.ts';
import { type Condition, isLeaf, type Leaf } from '../../../src-shared/domain/conditions/tree.ts';
import { useFormat } from '../../format/useFormat.ts';
import type { Path } from './treeEdit.ts';

export interface PillDeeds {
  readonly open: (path: Path) => void;
  readonly take: (path: Path) => void;
  readonly turn: (path: Path) => void;
  readonly add: (path: Path) => void;
}

interface Props {
  readonly condition: Condition;
  readonly path: Path;
  /** The way to the pill whose form is open, as text; '' none. */
  readonly openPath: string;
  readonly deeds: PillDeeds;
}

export const pathKey = (path: Path): string => `/${path.join('/')}`;

export function Pills({ condition, path, openPath, deeds }: Props) {
  const { t } = useTranslation();
  if (isLeaf(condition)) return <Pill leaf={condition} path={path} isOpen={openPath === pathKey(path)} deeds={deeds} />;
  if ('not' in condition) {
    return (
      <span className="segment-not">
        <span className="segment-not-word">{t('segmentsPage.not')}</span>
        <Pills condition={condition.not} path={[...path, 0]} openPath={openPath} deeds={deeds} />
      </span>
    );
  }
  const isAll = 'all' in condition;
  const [word, other] = isAll
    ? [t('segmentsPage.and'), t('segmentsPage.or')]
    : [t('segmentsPage.or'), t('segmentsPage.and')];
  const parts = 'all' in condition ? condition.all : condition.any;
  return (
    <span className={`segment-group${path.length === 0 ? ' is-whole' : ''}`}>
      {parts.map((part, at) => (
        // A part has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a part is known by.
        <span key={at} className="segment-part">
          {at > 0 && (
            <button
              type="button"
              className={`segment-word-button is-${isAll ? 'and' : 'or'}`}
              title={t('segmentsPage.toggle', { word: other })}
              onClick={() => deeds.turn(path)}
            >
              {word}
            </button>
          )}
          <Pills condition={part} path={[...path, at]} openPath={openPath} deeds={deeds} />
        </span>
      ))}
      {path.length > 0 && (
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          aria-label={t('segmentsPage.addIn')}
          title={t('segmentsPage.addIn')}
          onClick={() => deeds.add(path)}
        />
      )}
    </span>
  );
}

function Pill({ leaf, path, isOpen, deeds }: { leaf: Leaf; path: Path; isOpen: boolean; deeds: PillDeeds }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const text = printLeaf(leaf, DICTIONARY, language === 'zh-CN' ? 'zh' : 'en');
  return (
    <span className={`segment-pill${isOpen ? ' is-open' : ''}`}>
      <button
        type="button"
        className="segment-pill-text"
        aria-expanded={isOpen}
        aria-label={t('segmentsPage.edit', { text })}
        onClick={() => deeds.open(path)}
      >
        {text}
      </button>
      <button
        type="button"
        className="segment-pill-take"
        aria-label={t('segmentsPage.take', { text })}
        onClick={() => deeds.take(path)}
      >
        <CloseOutlined />
      </button>
    </span>
  );
}
