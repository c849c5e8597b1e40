/** A text with the places in it that were searched for. */
import type { ReactNode } from 'react';

interface Props {
  readonly text: string;
  /** Beginnings and ends, in order, apart from each other. */
  readonly marks: readonly (readonly [number, number])[];
}

export function MarkedText({ text, marks }: Props) {
  const parts: ReactNode[] = [];
  let last = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(last, from), <mark key={from}>{text.slice(from, to)}</mark>);
    last = to;
  }
  return (
    <>
      {parts}
      {text.slice(last)}
    </>
  );
}
