/** The form of a task over whatever page is open: a new one, about the client that is open, or one that was found. */
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { type TaskLine, taskLine } from '../../src-shared/contract/taskCalls.ts';
import { call } from '../bridge/bridge.ts';
import { useDay, useOwner, useToday } from '../pages/today/useTasks.ts';
import { useWish } from '../ui/actions/wishes.ts';
import { currentRoute } from '../ui/places/router.ts';
import { lastEdit } from '../ui/records/lastEdit.ts';

const TaskDialog = lazy(() =>
  import('../pages/today/TaskDialog.tsx').then((module) => ({ default: module.TaskDialog })),
);

interface Asked {
  readonly task: TaskLine | null;
  readonly client: { readonly no: string; readonly name: string } | null;
}

/** Names of the client that is asked about; his number where he has none. */
async function namesOf(clientNo: string | null): Promise<string | null> {
  if (clientNo === null) return null;
  const { clients } = await call('find.named', { client_nos: [clientNo] });
  return clients[0]?.name ?? null;
}

export function TaskHost() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { mutate } = useMutation({
    mutationFn: async (recordId: string): Promise<Asked> => {
      if (recordId === '') {
        const route = currentRoute();
        const no = route.page === 'client' ? route.clientNo : null;
        return { task: null, client: no === null ? null : { no, name: (await namesOf(no)) ?? no } };
      }
      const record = await call('records.get', { record_id: recordId });
      const task = taskLine.parse({ ...record, client_name: await namesOf(record.client_no) });
      return { task, client: null };
    },
    onSuccess: setAsked,
    onError: () => lastEdit.tell({ kind: 'failed', code: 'not_found' }),
  });
  useWish('newTask', () => mutate(''));
  useWish('openTask', mutate);
  return asked === null ? null : <Open asked={asked} onClose={() => setAsked(null)} />;
}

function Open({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const today = useDay();
  const { owner } = useOwner();
  const { data } = useToday(today, owner);
  return (
    <Suspense fallback={null}>
      <TaskDialog
        task={asked.task}
        client={asked.client}
        isOpen
        today={today}
        people={data?.people ?? []}
        owner={owner}
        onClose={onClose}
      />
    </Suspense>
  );
}
