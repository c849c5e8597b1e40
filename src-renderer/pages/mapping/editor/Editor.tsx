/**
 * The mapping screen of one profile: on the left the contract's columns and where they come from, on the right what the
 * sample becomes by it. Undo and redo by keys anywhere in it; leaving with unsaved changes asks first.
 */
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TabBar } from '../../../ui/TabBar.tsx';
import { missingColumns, triable } from '../model/columnViews.ts';
import { headersOfProfile } from '../model/profileEdits.ts';
import { totalIssues } from '../model/resultView.ts';
import { wordColumns } from '../model/wordRows.ts';
import { AboutPanel } from '../panels/AboutPanel.tsx';
import { DryRunPanel } from '../panels/DryRunPanel.tsx';
import { FilePanel } from '../panels/FilePanel.tsx';
import { IssuesPanel } from '../panels/IssuesPanel.tsx';
import { ResultPanel } from '../panels/ResultPanel.tsx';
import { WordsPanel } from '../panels/WordsPanel.tsx';
import { EditorHead } from './EditorHead.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { MappingList } from './MappingList.tsx';
import { SaveDialog } from './SaveDialog.tsx';
import { SectionBar } from './SectionBar.tsx';
import type { Session } from './session.ts';
import { useEditorKeys } from './useEditorKeys.ts';
import { useHeaderChoices } from './useHeaderChoices.ts';
import { useSampleView, useSuggestions, useTry } from './useMapping.ts';
import { useSave } from './useSave.ts';
import './editor.css';
import '../source/forms.css';
import '../panels/panels.css';

const PANELS = ['file', 'rows', 'issues', 'words', 'dryRun', 'about'] as const;
export type PanelKey = (typeof PANELS)[number];

export function Editor({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { sample, history } = session;
  const profile = history.present;
  const [wantedAt, setAt] = useState(0);
  const at = Math.min(wantedAt, profile.sections.length - 1);
  const [panel, setPanel] = useState<PanelKey>(sample !== null && session.saved === null ? 'file' : 'rows');
  const [faultyOnly, setFaultyOnly] = useState(false);
  const [openColumn, setOpenColumn] = useState<string | null>(null);
  const view = useSampleView(sample, profile.file);
  const suggested = useSuggestions(sample, profile);
  const save = useSave(session);
  useEditorKeys(save.start);

  const named = useMemo(() => headersOfProfile(profile), [profile]);
  const choices = useHeaderChoices(view.data ?? null, named);
  const headers = useMemo<readonly string[]>(() => view.data?.columns.map(({ header }) => header) ?? [], [view.data]);
  const trial = useMemo(() => (headers.length === 0 ? profile : triable(profile, headers)), [profile, headers]);
  const tried = useTry(sample, trial, faultyOnly);
  const result = tried.data ?? null;
  const unknown = useMemo(
    () =>
      profile.sections.reduce(
        (sum, _, i) => sum + wordColumns(profile, i, result).reduce((part, one) => part + one.unknown, 0),
        0,
      ),
    [profile, result],
  );
  const goTo = useCallback((section: number | null, column: string | null, words: boolean) => {
    if (section !== null) setAt(section);
    if (words) setPanel('words');
    setOpenColumn(column);
  }, []);
  const panelTitles: Record<PanelKey, string> = {
    file: t('mapping.panel.file'),
    rows: t('mapping.panel.rows'),
    issues: withCount(t('mapping.panel.issues'), result === null ? 0 : totalIssues(result)),
    words: withCount(t('mapping.panel.words'), unknown),
    dryRun: t('mapping.panel.dryRun'),
    about: t('mapping.panel.about'),
  };
  return (
    <div className="map-editor">
      <EditorHead
        session={session}
        problems={result?.problems ?? []}
        onProblem={(place) => goTo(place.at, place.column, false)}
        isSaving={save.isSaving}
        error={save.error}
        onSave={save.start}
      />
      <div className="map-sides">
        <section className="map-left" aria-label={t('mapping.columnsLabel')}>
          <SectionBar profile={profile} at={at} sample={sample} choices={choices} result={result} onAt={setAt} />
          <MappingList
            profile={profile}
            at={at}
            choices={choices}
            headers={headers}
            suggestions={suggested.data?.suggestions ?? []}
            result={result}
            openColumn={openColumn}
            onOpenColumn={setOpenColumn}
            onWords={() => setPanel('words')}
          />
        </section>
        <section className="map-right">
          <TabBar
            label={t('mapping.panel.label')}
            panelId="mapping-panel"
            tabs={PANELS.map((key) => ({ key, title: panelTitles[key] }))}
            active={panel}
            onChange={setPanel}
          />
          <div
            className="map-panel"
            role="tabpanel"
            id="mapping-panel"
            aria-labelledby={`mapping-panel-${panel}`}
            aria-busy={tried.isFetching}
          >
            {panel === 'file' && <FilePanel profile={profile} sample={sample} view={view} choices={choices} />}
            {panel === 'rows' && (
              <ResultPanel
                profile={profile}
                at={at}
                sample={sample}
                tried={tried}
                faultyOnly={faultyOnly}
                onFaultyOnly={setFaultyOnly}
              />
            )}
            {panel === 'issues' && <IssuesPanel sample={sample} tried={tried} onGo={goTo} profile={profile} />}
            {panel === 'words' && <WordsPanel profile={profile} at={at} sample={sample} tried={tried} />}
            {panel === 'dryRun' && (
              <DryRunPanel profile={profile} sample={sample} missing={missingColumns(profile, headers)} />
            )}
            {panel === 'about' && <AboutPanel profile={profile} choices={choices} isShipped={session.isShipped} />}
          </div>
        </section>
      </div>
      <SaveDialog session={session} save={save} />
      <LeaveDialog session={session} save={save} />
    </div>
  );
}

function withCount(title: string, count: number): string {
  return count === 0 ? title : `${title} ${count}`;
}
