/** The small sign of a client with open breaks, for a row of a list. */
import { WarningFilled } from '@ant-design/icons';
import './sync.css';

export function BreaksSign({ text }: { readonly text: string }) {
  return (
    <span className="breaks-sign" title={text}>
      <WarningFilled aria-hidden="true" />
      <span className="sr-only">{text}</span>
    </span>
  );
}
