/** The small arrow beside a sortable title; the words are in aria-sort, so it is silent. */
export function SortMark({ state }: { readonly state: 'none' | 'ascending' | 'descending' }) {
  return (
    <svg className={`sort-mark is-${state}`} viewBox="0 0 8 12" width="8" height="12" aria-hidden="true">
      <path className="sort-up" d="M4 1 7 5H1Z" />
      <path className="sort-down" d="M4 11 1 7h6Z" />
    </svg>
  );
}
