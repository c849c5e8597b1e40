/** One column of the contract: its source, what it gives, what is suggested, and the details of the source on demand. */
import { CheckOutlined, SlidersOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../../src-shared/contract/mappingCalls.ts';
import type { DatasetName } from '../../../../src-shared/files/datasets.ts';
import type { FileForm, Source } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import type { ColumnView } from '../model/columnViews.ts';
import { setSource } from '../model/profileEdits.ts';
import { SourceForm } from '../source/SourceForm.tsx';
import { SourceSelect } from '../source/SourceSelect.tsx';
import { columnWord, sourceWord, valueWord } from '../terms.ts';
import { editing } from './session.ts';
import type { HeaderChoice } from './useHeaderChoices.ts';
import './columnRow.css';

interface Props {
  readonly view: ColumnView;
  readonly at: number;
  readonly dataset: DatasetName;
  readonly file: FileForm;
  readonly choices: readonly HeaderChoice[];
  readonly isOpen: boolean;
  readonly onOpen: (column: string | null) => void;
  readonly onAccept: (column: string, suggestion: Suggestion) => void;
  readonly onWords: () => void;
}

export const ColumnRow = memo(function ColumnRow({
  view,
  at,
  dataset,
  file,
  choices,
  isOpen,
  onOpen,
  onAccept,
  onWords,
}: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { column, source, state } = view;
  const id = useId();
  const name = columnWord(column, language);
  const change = (next: Source | null, key: string | null = null) =>
    editing.edit(
      (present) => setSource(present, at, column.name, next),
      key === null ? null : `source ${at} ${column.name} ${key}`,
    );
  return (
    <li className={`map-row is-${state}${view.faulty > 0 ? ' is-faulty' : ''}`} data-column={column.name}>
      <div className="map-label" title={column.name}>
        <span>{name}</span>
        {column.required && (
          <span className="map-required" title={t('mapping.required')}>
            {t('mapping.requiredMark')}
          </span>
        )}
      </div>
      <SourceSelect
        label={t('mapping.sourceOf', { column: name })}
        dataset={dataset}
        column={column}
        source={source}
        byHeader={view.byHeader}
        choices={choices}
        onChange={(next, opens) => {
          change(next);
          if (opens) onOpen(column.name);
        }}
      />
      <Button
        type="text"
        icon={<SlidersOutlined />}
        className={hasDetails(source) ? 'map-has-details' : ''}
        aria-label={t('mapping.details', { column: name })}
        title={t('mapping.details', { column: name })}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onOpen(isOpen ? null : column.name)}
      />
      <Note view={view} name={name} onAccept={onAccept} />
      {isOpen && (
        <div id={id} className="map-details">
          <SourceForm
            dataset={dataset}
            column={column}
            source={source ?? (view.byHeader === null ? null : { kind: 'column', header: view.byHeader, steps: [] })}
            file={file}
            choices={choices}
            onChange={change}
            onWords={onWords}
          />
        </div>
      )}
    </li>
  );
});

function hasDetails(source: Source | null): boolean {
  return source !== null && (source.kind !== 'column' || source.steps.length > 0);
}

interface NoteProps {
  readonly view: ColumnView;
  readonly name: string;
  readonly onAccept: (column: string, suggestion: Suggestion) => void;
}

function Note({ view, name, onAccept }: NoteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { column, suggestion, example, taken } = view;
  if (suggestion !== null) {
    const percent = format.percent(suggestion.confidence, 0);
    return (
      <div className="map-note">
        <Button
          size="small"
          type="dashed"
          icon={<CheckOutlined />}
          data-suggestion={column.name}
          aria-label={t('mapping.acceptOne', { column: name, source: sourceWord(t, suggestion.source) })}
          onClick={() => onAccept(column.name, suggestion)}
        >
          {sourceWord(t, suggestion.source)}
        </Button>
        <span className="muted">{t(`mapping.reason.${suggestion.reason}`, { percent })}</span>
      </div>
    );
  }
  if (example === null || view.state === 'missing' || view.state === 'open') return null;
  const value = example.value;
  return (
    <div className="map-note">
      <span className="map-example num" title={t('mapping.exampleOf', { line: example.line })}>
        {value === null || value === '' ? t('mapping.emptyValue') : valueWord(column, value, format.language)}
      </span>
      {view.byHeader !== null && <span className="muted">{t('mapping.byHeader')}</span>}
      {taken !== null && (
        <span className="muted">
          {t(`mapping.reason.${taken.reason}`, { percent: format.percent(taken.confidence, 0) })}
        </span>
      )}
      {view.faulty > 0 && (
        <span className="map-fault-count num">{t('mapping.faultyRows', { n: format.count(view.faulty) })}</span>
      )}
    </div>
  );
}
