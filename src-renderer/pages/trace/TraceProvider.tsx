/**
 * Lets every figure of a client's page open its trace, and shows the open one in a drawer beside the page. The address
 * holds which figure is open; the figures opened before it are remembered here.
 */
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import { navigate, takeSteps, useRoute } from '../../ui/places/router.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { TraceContext } from '../../ui/traceContext.ts';
import { periodStore, rangeOf } from '../client/period.ts';
import { NO_STEPS, type Steps, stepBy, stepsAt, stepTo } from './steps.ts';
import { useFigureKeys } from './useFigureKeys.ts';

const TraceDrawer = lazy(() => import('./TraceDrawer.tsx').then((module) => ({ default: module.TraceDrawer })));

interface Props {
  readonly head: ClientHead;
  readonly children: ReactNode;
}

export function TraceProvider({ head, children }: Props) {
  const { t } = useTranslation();
  const route = useRoute();
  const place = route.page === 'client' ? route : null;
  const why = place?.why;
  const period = usePersisted(periodStore);
  const range = rangeOf(period, head.as_of, head.first_asset_day);
  const kept = useRef<Steps>(NO_STEPS);
  kept.current = stepsAt(kept.current, why);
  const now = useRef({ place, steps: kept.current });
  now.current = { place, steps: kept.current };
  /** Where the focus goes when the drawer closes. */
  const opener = useRef<Element | null>(null);

  const show = useCallback((steps: Steps | null) => {
    const { place: here } = now.current;
    if (here === null) return;
    kept.current = steps ?? NO_STEPS;
    const { clientNo, tab } = here;
    const path = steps?.paths[steps.at];
    navigate({ page: 'client', clientNo, tab, ...(path === undefined ? {} : { why: path }) }, true);
  }, []);
  const open = useCallback(
    (path: string) => {
      if (now.current.place?.why === undefined) opener.current = document.activeElement;
      show(stepTo(now.current.steps, path));
    },
    [show],
  );
  const close = useCallback(() => {
    const first = now.current.steps.paths[0];
    show(null);
    focusAgain(opener.current, first);
    opener.current = null;
  }, [show]);
  const step = useCallback(
    (by: -1 | 1): boolean => {
      if (now.current.place?.why === undefined) return false;
      const next = stepBy(now.current.steps, by);
      if (next !== null) show(next);
      // Back from the first figure is the page without the drawer.
      else if (by === -1) close();
      return true;
    },
    [show, close],
  );
  useEffect(() => takeSteps(step), [step]);
  useFigureKeys(open, why === undefined ? null : close);
  const title = t('trace.why');
  const way = useMemo(() => ({ open, title }), [open, title]);
  return (
    <TraceContext value={way}>
      {children}
      {why !== undefined && (
        <Suspense fallback={null}>
          <TraceDrawer
            head={head}
            range={range}
            path={why}
            canBack={kept.current.at > 0}
            canForward={kept.current.at < kept.current.paths.length - 1}
            onStep={step}
            onClose={close}
          />
        </Suspense>
      )}
    </TraceContext>
  );
}

/** To the figure that was pressed; where it is drawn anew, to one of the same path. */
function focusAgain(opener: Element | null, path: string | undefined): void {
  const again =
    opener instanceof HTMLElement && opener.isConnected && opener !== document.body
      ? opener
      : [...document.querySelectorAll<HTMLElement>('[data-trace]')].find((one) => one.dataset.trace === path);
  again?.focus({ preventScroll: true });
}
