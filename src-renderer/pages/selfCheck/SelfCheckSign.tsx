/** The small sign of a profit that does not agree with its parts, for a row of a list. */
import { WarningFilled } from '@ant-design/icons';
import './selfCheck.css';

export function SelfCheckSign({ text }: { readonly text: string }) {
  return (
    <span className="check-sign-small" title={text}>
      <WarningFilled aria-hidden="true" />
      <span className="sr-only">{text}</span>
    </span>
  );
}
