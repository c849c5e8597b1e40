/** What lies over every page: the keys, the palette, the sheet of keys, the form of a task, the history of a record. */
import { useCallback, useEffect } from 'react';
import { RecordHistory } from '../../pages/edits/RecordHistory.tsx';
import type { Action } from '../../ui/actions/registry.ts';
import { useRoute } from '../../ui/places/router.ts';
import { Hints } from '../hints/Hints.tsx';
import { KeysSheet } from '../palette/KeysSheet.tsx';
import { Palette } from '../palette/Palette.tsx';
import { noteRecent } from '../palette/recents.ts';
import { TaskHost } from '../TaskHost.tsx';
import { ActionKeys } from './ActionKeys.tsx';
import { runAction } from './run.ts';
import { useDesk } from './useDesk.ts';

export function Actions() {
  const desk = useDesk();
  const run = useCallback((action: Action) => runAction(action, desk), [desk]);
  const route = useRoute();
  const clientNo = route.page === 'client' ? route.clientNo : null;
  useEffect(() => {
    if (clientNo !== null) noteRecent({ kind: 'client', no: clientNo });
  }, [clientNo]);
  return (
    <>
      <ActionKeys run={run} />
      <Palette run={run} />
      <KeysSheet />
      <TaskHost />
      <RecordHistory />
      <Hints />
    </>
  );
}
