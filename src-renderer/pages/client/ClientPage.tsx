export function ClientPage(_: { clientNo: string; tab: string }) {
  return null;
}
