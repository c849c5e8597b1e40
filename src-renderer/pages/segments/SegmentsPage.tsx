/** Being built. */
export function SegmentsPage(_props: { readonly id: string | null }) {
  return null;
}
