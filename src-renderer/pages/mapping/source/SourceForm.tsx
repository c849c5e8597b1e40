/** Details of a column's source: its kind and what that needs; several sources stand below each other. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column, DatasetName } from '../../../../src-shared/files/datasets.ts';
import type { FileForm, PlainSource, Source } from '../../../../src-shared/files/mapping/profileData.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { startPlain, startSource } from '../model/sources.ts';
import { ColumnFormats } from './ColumnFormats.tsx';
import { KindSelect } from './KindSelect.tsx';
import { PlainSourceForm } from './PlainSourceForm.tsx';
import { RowTools } from './RowTools.tsx';
import { kindsFor } from './SourceSelect.tsx';

interface Props {
  readonly dataset: DatasetName;
  readonly column: Column;
  readonly source: Source | null;
  readonly file: FileForm;
  readonly choices: readonly HeaderChoice[];
  /** `key`: changes of the same key that follow each other are one step of the history. */
  readonly onChange: (source: Source, key?: string | null) => void;
  readonly onWords: () => void;
}

/** Sources of one column at most. */
const MOST = 10;

export function SourceForm({ dataset, column, source, file, choices, onChange, onWords }: Props) {
  const { t } = useTranslation();
  const kinds = kindsFor(dataset, column);
  const first = choices[0]?.header ?? column.zh;
  const plain = { kinds: kinds.filter((kind) => kind !== 'first'), column, choices, onWords };
  const setPart = (of: readonly PlainSource[], at: number, next: PlainSource, key?: string | null) =>
    onChange(
      { kind: 'first', of: of.map((one, i) => (i === at ? next : one)) },
      key === undefined || key === null ? null : `${at} ${key}`,
    );
  return (
    <div className="map-form">
      <KindSelect
        label={t('mapping.way')}
        kinds={kinds}
        value={source?.kind ?? null}
        onChange={(kind) => onChange(startSource(kind, source, first))}
      />
      {source !== null && source.kind !== 'first' && <PlainSourceForm {...plain} source={source} onChange={onChange} />}
      {source?.kind === 'first' && (
        <>
          <p className="map-hint">{t('mapping.firstHint')}</p>
          {source.of.map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what identifies a part.
            <fieldset key={i} className="map-part">
              <legend>{t('mapping.nth', { n: i + 1 })}</legend>
              <RowTools
                at={i}
                count={source.of.length}
                label={t('mapping.nth', { n: i + 1 })}
                least={1}
                onMove={(of) => onChange({ kind: 'first', of: of(source.of) })}
              />
              <KindSelect
                label={t('mapping.way')}
                kinds={plain.kinds}
                value={one.kind}
                onChange={(kind) => {
                  if (kind !== 'first') setPart(source.of, i, startPlain(kind, one, first));
                }}
              />
              <PlainSourceForm {...plain} source={one} onChange={(next, key) => setPart(source.of, i, next, key)} />
            </fieldset>
          ))}
          {source.of.length < MOST && (
            <Button
              size="small"
              icon={<PlusOutlined />}
              onClick={() => onChange({ kind: 'first', of: [...source.of, startPlain('column', null, first)] })}
            >
              {t('mapping.addSource')}
            </Button>
          )}
        </>
      )}
      <ColumnFormats column={column} file={file} />
    </div>
  );
}
