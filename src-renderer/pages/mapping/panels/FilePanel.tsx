// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** How the file is read: what was detected, what can be changed, and the columns with their first values. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SampleView } from '../../../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { Loading } from '../../../ui/states.tsx';
import { SampleButton } from '../editor/SampleButton.tsx';
import { editing } from '../editor/session.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { headersOfProfile, setFile } from '../model/profileEdits.ts';
import { FileForm } from './FileForm.tsx';
import { NoSample } from './NoSample.tsx';
import { SampleFailed, Unreadable } from './Tried.tsx';

interface Props {
  readonly profile: ProfileData;
  readonly sample: SampleView | null;
  readonly view: UseQueryResult<SampleView, Error>;
  readonly choices: readonly HeaderChoice[];
}

export function FilePanel({ profile, sample, view }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = view.data;
  const differs =
    sample !== null &&
    sample.problem === null &&
    (['format', 'encoding', 'delimiter', 'skip_lines', 'unwrap'] as const).some(
      (key) => sample.file[key] !== profile.file[key],
    );
  return (
    <div className="map-scroll" role="group" tabIndex={0} aria-label={t('mapping.panel.file')}>
      {sample !== null && (
        <div className="map-sample">
          <div>
            <strong>{sample.name}</strong>
            <span className="muted num">
              {t('mapping.sampleSize', { size: format.count(Math.ceil(sample.bytes / 1024)) })}
              {shown !== undefined && ` · ${t('mapping.sampleRows', { n: format.count(shown.rows) })}`}
              {shown !== undefined &&
                shown.deleted > 0 &&
                ` · ${t('mapping.deleted', { n: format.count(shown.deleted) })}`}
            </span>
            {sample.cut && <span className="map-warn">{t('mapping.cut')}</span>}
          </div>
          <SampleButton label={t('mapping.otherSample')} />
        </div>
      )}
      {differs && (
        <div className="map-alert">
          <span>{t('mapping.detectedDiffers')}</span>
          <Button
            size="small"
            onClick={() =>
              editing.edit((present) => {
                const { format: kind, encoding, delimiter, skip_lines, unwrap, sheet } = sample.file;
                return setFile(present, { format: kind, encoding, delimiter, skip_lines, unwrap, sheet });
              })
            }
          >
            {t('mapping.takeDetected')}
          </Button>
        </div>
      )}
      <FileForm file={profile.file} sheets={shown?.sheets ?? []} hasMark={shown?.byte_order_mark ?? false} />
      {sample === null ? (
        <NoSample />
      ) : view.error ? (
        <SampleFailed error={view.error} onRetry={() => void view.refetch()} />
      ) : shown === undefined ? (
        <Loading rows={6} />
      ) : (
        <>
          {shown.problem !== null && <Unreadable problem={shown.problem} />}
          <ColumnTable view={shown} profile={profile} />
        </>
      )}
    </div>
  );
}

function ColumnTable({ view, profile }: { readonly view: SampleView; readonly profile: ProfileData }) {
  const { t } = useTranslation();
  const format = useFormat();
  const used = new Set(headersOfProfile(profile));
  if (view.columns.length === 0) return null;
  return (
    <>
      <h3 className="map-columns-title">
        {t('mapping.columnsFound', { n: view.columns.length, line: view.header_line })}
      </h3>
      <table className="map-table">
        <thead>
          <tr>
            <th scope="col">{t('mapping.header')}</th>
            <th scope="col">{t('mapping.looksLike')}</th>
            <th scope="col">{t('mapping.firstValues')}</th>
            <th scope="col" className="is-end">
              {t('mapping.emptyCells')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.columns.map(({ header, values, empty, looks_like }) => (
            <tr key={header}>
              <th scope="row">
                {header}
                {used.has(header) && (
                  <span className="map-used" title={t('mapping.usedTitle')}>
                    {t('mapping.used')}
                  </span>
                )}
              </th>
              <td className="muted">{t(`mapping.looks.${looks_like}`)}</td>
              <td className="map-values num">
                {values.map((value) => (
                  <span key={value}>{value}</span>
                ))}
              </td>
              <td className="is-end num muted">{empty === 0 ? '' : format.count(empty)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
