// biome-ignore-all lint/a11y/useSemanticElements: buttons that filter are no fieldset.
/** The sample's rows as they will be stored, each value above the cells that it came from; faulty ones are marked. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleView, TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { Nothing } from '../../../ui/states.tsx';
import { VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import { SHOWN_ROWS } from '../editor/useMapping.ts';
import { type IssueKind, issueKinds, rowsOfKind, sourcePlaces } from '../model/resultView.ts';
import { columnNamed, issueWord } from '../terms.ts';
import { RowDetail } from './RowDetail.tsx';
import { GRID_ROW_HEIGHT, gridWidth, resultColumns } from './resultColumns.tsx';
import { Tried } from './Tried.tsx';
import './result.css';

interface Props {
  readonly profile: ProfileData;
  readonly at: number;
  readonly sample: SampleView | null;
  readonly tried: UseQueryResult<TryResult, Error>;
  readonly faultyOnly: boolean;
  readonly onFaultyOnly: (faultyOnly: boolean) => void;
}

export function ResultPanel({ sample, tried, ...props }: Props) {
  return (
    <Tried sample={sample} tried={tried}>
      {(result) => (result.problem === null ? <Rows {...props} result={result} /> : null)}
    </Tried>
  );
}

type RowsProps = Omit<Props, 'sample' | 'tried'> & { readonly result: TryResult };

function Rows({ profile, at, result, faultyOnly, onFaultyOnly }: RowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format;
  const section = result.sections[at];
  const [kind, setKind] = useState<IssueKind | null>(null);
  const [active, setActive] = useState(-1);
  const kinds = useMemo(
    () => issueKinds(result).filter(({ dataset }) => dataset === section?.dataset),
    [result, section?.dataset],
  );
  const chosen = kinds.find((one) => one.column === kind?.column && one.code === kind?.code) ?? null;
  const rows = useMemo(
    () => (section === undefined ? new Int32Array() : rowsOfKind(section, chosen)),
    [section, chosen],
  );
  const places = useMemo(
    () => (section === undefined ? [] : sourcePlaces(profile, at, result.headers, section.columns)),
    [profile, at, result.headers, section],
  );
  const columns = useMemo(
    () => (section === undefined ? [] : resultColumns(section, places, t, language)),
    [section, places, t, language],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part or filter shows other rows.
  useEffect(() => setActive(-1), [at, faultyOnly, chosen]);
  if (section === undefined) return <Nothing title={t('mapping.noRows')} />;
  const shown = section.rows[rows[active] ?? -1] ?? null;
  return (
    <div className="map-result">
      <div className="map-bar">
        <span className="num" role="status">
          {t('mapping.counts', {
            dataset: datasetOf(t, section.dataset),
            read: format.count(result.read),
            taken: format.count(section.taken),
          })}
          {section.faulty > 0 && (
            <strong className="map-fault-count">
              {' '}
              · {t('mapping.faultyRows', { n: format.count(section.faulty) })}
            </strong>
          )}
          {result.unmapped > 0 && (
            <strong className="map-fault-count">
              {' '}
              · {t('mapping.unmappedRows', { n: format.count(result.unmapped) })}
            </strong>
          )}
          {result.dropped.map(({ reason, rows: count }) => (
            <span key={reason} className="muted">
              {' '}
              · {t('mapping.droppedRows', { n: format.count(count), reason })}
            </span>
          ))}
        </span>
        <Checkbox checked={faultyOnly} onChange={(event) => onFaultyOnly(event.target.checked)}>
          {t('mapping.faultyOnly')}
        </Checkbox>
      </div>
      {kinds.length > 0 && (
        <div className="map-kinds" role="group" aria-label={t('mapping.kindsLabel')}>
          {kinds.map((one) => (
            <button
              key={`${one.column} ${one.code}`}
              type="button"
              className="map-chip"
              aria-pressed={one === chosen}
              onClick={() => {
                setKind(one === chosen ? null : one);
                if (one !== chosen) onFaultyOnly(true);
              }}
            >
              {one.column !== '' && <span>{columnNamed(section.dataset, one.column, language)}: </span>}
              {issueWord(t, one.code, one.code)} <strong className="num">{format.count(one.rows)}</strong>
            </button>
          ))}
        </div>
      )}
      {!result.looked_up && <p className="map-hint">{t('mapping.notLookedUp')}</p>}
      <VirtualGrid
        label={t('mapping.rowsLabel')}
        columns={columns}
        rows={rows}
        rowHeight={GRID_ROW_HEIGHT}
        minWidth={gridWidth(columns)}
        sort={{ key: '', descending: false }}
        onSort={() => undefined}
        active={active}
        onActive={setActive}
        resetKey={`${at} ${faultyOnly} ${chosen?.column} ${chosen?.code}`}
        empty={
          <Nothing
            title={faultyOnly ? t('mapping.noFaults') : t('mapping.noRows')}
            text={faultyOnly ? '' : t('mapping.noRowsText')}
          />
        }
      />
      {section.rows.length >= SHOWN_ROWS && (
        <p className="map-hint">{t('mapping.firstRows', { n: format.count(SHOWN_ROWS) })}</p>
      )}
      {shown !== null && (
        <RowDetail
          row={shown}
          section={section}
          headers={result.headers}
          places={places}
          onClose={() => setActive(-1)}
        />
      )}
    </div>
  );
}
