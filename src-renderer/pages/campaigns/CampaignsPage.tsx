/** Being built. */
export function CampaignsPage(_props: { readonly id: string | null }) {
  return null;
}
