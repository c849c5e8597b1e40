/** Runs an action on the window. The window is an argument, so that every action can be tried without one. */
import type { Action, Doing } from '../../ui/actions/registry.ts';
import type { Wish } from '../../ui/actions/wishes.ts';
import type { Route } from '../../ui/places/route.ts';

export interface Desk {
  readonly route: () => Route;
  readonly navigate: (route: Route, replace?: boolean) => void;
  readonly makeWish: (wish: Wish) => void;
  readonly does: Readonly<Record<Doing, () => void>>;
}

export function runAction({ deed }: Action, { route, navigate, makeWish, does }: Desk): void {
  const here = route();
  switch (deed.kind) {
    case 'go':
      navigate(deed.to);
      break;
    case 'tab':
      // A tab is no step of history: one "back" leads to the list.
      if (here.page === 'client') navigate({ page: 'client', clientNo: here.clientNo, tab: deed.tab }, true);
      break;
    case 'wish':
      if (deed.to !== undefined) navigate(deed.to);
      if (deed.tab !== undefined && here.page === 'client' && here.tab !== deed.tab) {
        navigate({ page: 'client', clientNo: here.clientNo, tab: deed.tab }, true);
      }
      makeWish(deed.wish);
      break;
    case 'do':
      does[deed.doing]();
      break;
    case 'here':
      break;
  }
}
