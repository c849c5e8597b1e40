/**
 * Where the window is: the hash of its address, so that history, back and reload work as a reader expects. The last
 * place is remembered over a restart. Opening a client is a step in history; tabs and neighbours replace the step,
 * so that one "back" always leads to the list.
 */
import { useSyncExternalStore } from 'react';
import { persisted } from '../settings/persisted.ts';
import { formatRoute, HOME, parseRoute, type Route } from './route.ts';

const lastPlace = persisted('branchDesk.place', (json) => (typeof json === 'string' ? json : null), formatRoute(HOME));
const listeners = new Set<() => void>();
let current: Route = parseRoute(location.hash || lastPlace.get());
let currentDepth = 0;

/** Asked before the window leaves a place: false keeps it there, and `go` is the way on once the reader agrees. */
export type LeaveGuard = (to: Route, go: () => void) => boolean;
let guard: LeaveGuard | null = null;
/** The next step of history is our own way back to the place that was kept. */
let isTurningBack = false;

/** One guard at a time; returns the way to take it off again. */
export function guardLeaving(next: LeaveGuard): () => void {
  guard = next;
  return () => {
    if (guard === next) guard = null;
  };
}

function mayLeave(to: Route, go: () => void): boolean {
  if (guard === null) return true;
  return guard(to, () => {
    guard = null;
    go();
  });
}

function onStep(): void {
  if (isTurningBack) {
    isTurningBack = false;
    return;
  }
  const to = parseRoute(location.hash);
  const steps = historyDepth() - currentDepth;
  const isSame = steps === 0 || formatRoute(to) === formatRoute(current);
  if (isSame || mayLeave(to, () => history.go(steps))) {
    follow();
    return;
  }
  isTurningBack = true;
  history.go(-steps);
}

function follow(): void {
  current = parseRoute(location.hash);
  currentDepth = historyDepth();
  lastPlace.set(formatRoute(withoutTrace(current)));
  for (const listener of listeners) listener();
}

/** A trace's path may hold an account: it stays in the address and is not kept over a restart. */
function withoutTrace(route: Route): Route {
  return route.page === 'client' ? { page: 'client', clientNo: route.clientNo, tab: route.tab } : route;
}

/** Takes Alt+← (−1) and Alt+→ (1) before the window's own history does; true: taken. */
export type StepTaker = (step: -1 | 1) => boolean;
let stepTaker: StepTaker | null = null;

/** One taker at a time; returns the way to take it off again. */
export function takeSteps(next: StepTaker): () => void {
  stepTaker = next;
  return () => {
    if (stepTaker === next) stepTaker = null;
  };
}

export function startRouter(): void {
  history.replaceState(null, '', formatRoute(current));
  window.addEventListener('popstate', onStep);
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'ArrowLeft') {
        event.preventDefault();
        if (stepTaker?.(-1) !== true) goBack();
      } else if (event.key === 'ArrowRight') {
        event.preventDefault();
        if (stepTaker?.(1) !== true) history.forward();
      }
    },
    true,
  );
}

export function navigate(route: Route, replace = false): void {
  const hash = formatRoute(route);
  if (hash === formatRoute(current) || !mayLeave(route, () => navigate(route, replace))) return;
  const depth = historyDepth();
  if (replace) history.replaceState({ depth }, '', hash);
  else history.pushState({ depth: depth + 1 }, '', hash);
  follow();
}

/** The same client's other tab, with the trace that is open now. */
export function withOpenTrace(route: Extract<Route, { page: 'client' }>): Route {
  const why = current.page === 'client' && current.clientNo === route.clientNo ? current.why : undefined;
  return why === undefined ? route : { ...route, why };
}

/** Back where there is something to go back to, else home. */
export function goBack(): void {
  if (historyDepth() > 0) history.back();
  else navigate({ page: 'clients' }, true);
}

export function currentRoute(): Route {
  return current;
}

export function useRoute(): Route {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

function historyDepth(): number {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number'
    ? state.depth
    : 0;
}
