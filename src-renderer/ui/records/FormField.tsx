/** A labelled field of a record's form; `inDialog` keeps a field's own list inside the dialog that it stands in. */
import { type ReactNode, useId } from 'react';
import './form.css';

interface Props {
  readonly label: string;
  readonly isNeeded?: boolean;
  readonly isWide?: boolean;
  readonly children: (id: string) => ReactNode;
}

export function FormField({ label, isNeeded = false, isWide = false, children }: Props) {
  const id = useId();
  return (
    <div className={`form-field${isWide ? ' is-wide' : ''}`}>
      <label htmlFor={id}>
        {label}
        {isNeeded && (
          <span className="form-star" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children(id)}
    </div>
  );
}

/** For antd fields with a list of their own: a list outside of a modal dialog lies behind it. */
export const inDialog = {
  getPopupContainer: (trigger: HTMLElement): HTMLElement => trigger.closest('dialog') ?? document.body,
};
