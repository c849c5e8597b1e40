/** The part of a tab that waits for the report: skeleton, error with retry, or the content. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed, Loading } from '../../ui/states.tsx';

interface Props<T> {
  readonly query: UseQueryResult<T, Error>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}

export function Loaded<T>({ query, rows = 8, children }: Props<T>) {
  if (query.isPending) return <Loading rows={rows} />;
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={query.isPlaceholderData ? 'is-stale' : 'is-fresh'} aria-busy={query.isPlaceholderData}>
      {children(query.data)}
    </div>
  );
}
