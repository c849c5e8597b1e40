/** A share from nothing to all, and a gain or loss about a middle line. Decoration: the figure stands beside it. */
export function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="bar" aria-hidden="true">
      <span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </span>
  );
}

/** `part` between −1 and 1 of the largest gain or loss of the table. */
export function SignedBar({ part }: { readonly part: number }) {
  const width = Math.min(1, Math.abs(part)) * 50;
  const start = part < 0 ? 50 - width : 50;
  return (
    <span className="bar is-signed" aria-hidden="true">
      <span style={{ left: `${start}%`, width: `${width}%`, background: part < 0 ? 'var(--down)' : 'var(--up)' }} />
    </span>
  );
}
