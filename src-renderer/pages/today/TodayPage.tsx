/** Being built. */
export function TodayPage(_props: { readonly view: 'today' | 'tasks' | 'practice' }) {
  return null;
}
