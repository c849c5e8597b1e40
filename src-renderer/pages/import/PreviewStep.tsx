/** Every row as it would be imported: what is new, what is there, what differs, what cannot be taken. Then the import. */
import { Button, Checkbox, Progress, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../src-shared/contract/importCalls.ts';
import { CHOSEN_FIELDS, MERGED_FIELDS } from '../../../src-shared/records/importing/importFields.ts';
import { KEEPS, type Keep } from '../../../src-shared/records/importing/mergeNoted.ts';
import { ROW_STATES, type RowState } from '../../../src-shared/records/importing/planImport.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Trouble } from './ImportPage.tsx';
import { leftCount, recordCount } from './model.ts';
import { PreviewRows } from './PreviewRows.tsx';
import { SaveLeft } from './SaveLeft.tsx';
import type { Import } from './useImport.ts';

/** `rows`: how many the file has under its names. */
export function PreviewStep({ work, rows }: { readonly work: Import; readonly rows: number }) {
  const { t } = useTranslation();
  const { order, preview, run } = work;
  if (order === null) return null;
  const first = preview.data?.pages[0];
  if (rows === 0) {
    return (
      <Panel title={t('importPage.step.rows')}>
        <p className="muted">{t('importPage.noData')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('importPage.step.rows')} note={first === undefined ? undefined : <Sums preview={first} />}>
      {preview.error ? (
        <>
          <Failed error={preview.error} onRetry={() => void preview.refetch()} />
          <Trouble error={preview.error} />
        </>
      ) : first === undefined ? (
        <Loading rows={6} />
      ) : (
        <>
          <Differences work={work} preview={first} />
          <Segmented
            className="import-states"
            disabled={run.isPending}
            value={work.state ?? 'all'}
            onChange={(value) => work.setState(value === 'all' ? null : (value as RowState))}
            options={[
              { value: 'all', label: t('importPage.state.all') },
              ...ROW_STATES.filter((state) => first.counts[state] > 0 || work.state === state).map((value) => ({
                value,
                label: `${t(`importPage.state.${value}`)} ${first.counts[value]}`,
              })),
            ]}
          />
          <PreviewRows work={work} />
          <Foot work={work} preview={first} />
        </>
      )}
    </Panel>
  );
}

function Sums({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = (['profile', 'member', 'contact', 'task'] as const).filter((kind) => preview.records[kind] > 0);
  if (kinds.length === 0) return <>{t('importPage.nothingNew')}</>;
  return (
    <>
      {kinds
        .map((kind) => t(`importPage.sum.${kind}`, { n: format.count(preview.records[kind]) }))
        .join(t('importPage.and'))}
    </>
  );
}

/** Fields in which the file says something else than what is noted, and contacts that are there already. */
function Differences({ work, preview }: { readonly work: Import; readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const { chosen, change, run } = work;
  const fields = MERGED_FIELDS.filter((field) => (preview.differs[field] ?? 0) > 0);
  if (chosen === null || (fields.length === 0 && preview.duplicates === 0)) return null;
  const { keep, again } = chosen;
  const isList = (field: string): boolean => field === 'hobbies' || field === 'preferences' || field === 'profile_tags';
  const options = (field: string | null) =>
    KEEPS.filter((value) => field === null || !standsAlone(field) || value !== 'both').map((value) => ({
      value,
      label: t(`importPage.keep.${value}`),
    }));
  return (
    <div className="import-differs">
      {fields.length > 1 && (
        <Select<Keep>
          aria-label={t('importPage.keepAll')}
          placeholder={t('importPage.keepAll')}
          value={null as never}
          disabled={run.isPending}
          onChange={(value) => change({ keep: Object.fromEntries(MERGED_FIELDS.map((field) => [field, value])) })}
          options={options(null)}
        />
      )}
      {fields.map((field) => (
        <div key={field} className="import-field">
          <span>
            {t('importPage.differs', { field: t(`importPage.field.${field}`), n: preview.differs[field] ?? 0 })}
          </span>
          <Select<Keep>
            aria-label={t('importPage.keepOf', { field: t(`importPage.field.${field}`) })}
            disabled={run.isPending}
            value={shownKeep(keep[field], field, isList(field))}
            onChange={(value) => change({ keep: { ...keep, [field]: value } })}
            options={options(field)}
          />
        </div>
      ))}
      {preview.duplicates > 0 && (
        <Checkbox
          checked={again}
          disabled={run.isPending}
          onChange={(event) => change({ again: event.target.checked })}
        >
          {t('importPage.again', { n: preview.duplicates })}
        </Checkbox>
      )}
    </div>
  );
}

function shownKeep(keep: Keep | undefined, field: string, isList: boolean): Keep {
  if (keep === undefined) return isList ? 'both' : 'ours';
  return standsAlone(field) && keep === 'both' ? 'ours' : keep;
}

/** Both cannot stand. */
function standsAlone(field: string): boolean {
  return field === 'member_birth' || CHOSEN_FIELDS.some((one) => one === field);
}

function Foot({ work, preview }: { readonly work: Import; readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { run, progress, order } = work;
  const records = recordCount(preview);
  const left = leftCount(preview);
  return (
    <div className="import-foot">
      {run.isPending ? (
        <>
          <Progress
            className="import-progress"
            percent={progress === null || progress.total === 0 ? 0 : Math.floor((100 * progress.done) / progress.total)}
            aria-label={t('importPage.running')}
          />
          <Button onClick={() => void call('import.cancel', {})}>{t('importPage.cancel')}</Button>
        </>
      ) : (
        <>
          <Button
            type="primary"
            disabled={records === 0 || work.preview.isPlaceholderData}
            onClick={() => run.mutate()}
          >
            {t('importPage.run', { n: format.count(records) })}
          </Button>
          {left > 0 && <span className="muted">{t('importPage.leftOver', { n: format.count(left) })}</span>}
          {left > 0 && order !== null && <SaveLeft order={order} />}
        </>
      )}
      <Trouble error={run.error} />
    </div>
  );
}
