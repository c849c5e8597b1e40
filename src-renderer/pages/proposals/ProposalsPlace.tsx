/**
 * The page of proposals, its code fetched while nobody waits. React shows what it once had to wait for 300 ms later at the
 * least: where the code is there already, nothing is waited for.
 */
import { type ComponentType, lazy, useState } from 'react';

interface Props {
  readonly record: string | null;
}

let ready: ComponentType<Props> | null = null;

export async function prepareProposals(): Promise<ComponentType<Props>> {
  const { ProposalsPage } = await import('./ProposalsPage.tsx');
  ready = ProposalsPage;
  return ProposalsPage;
}

const Later = lazy(async () => ({ default: await prepareProposals() }));

export function ProposalsPlace(props: Props) {
  // As it was when the page came up: it is not drawn anew when its code has come.
  const [{ View }] = useState({ View: ready ?? Later });
  return <View {...props} />;
}
