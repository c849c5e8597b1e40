/** Being built. */
export function EditsPage() {
  return null;
}
