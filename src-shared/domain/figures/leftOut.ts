/** How many cases a sum leaves out, where it leaves any. */
export function leftOutOf(count: number): { readonly leftOut?: number } {
  return count > 0 ? { leftOut: count } : {};
}
