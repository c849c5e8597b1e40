/** The small sign of a profit that does not agree with its parts, for a row of a list. */
import { ExclamationCircleFilled } from '@ant-design/icons';
import './selfCheck.css';

export function SelfCheckSign({ text }: { readonly text: string }) {
  return (
    <span className="check-sign-small" title={text}>
      <ExclamationCircleFilled aria-hidden="true" />
      <span className="sr-only">{text}</span>
    </span>
  );
}
