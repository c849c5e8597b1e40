/** A key figure of this page that no report holds: its value, and how it came about behind a button. */
import { RightOutlined } from '@ant-design/icons';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Missing } from '../../ui/Missing.tsx';

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly reason: string | null;
  readonly children: ReactNode;
}

export function HowFigure({ label, value, reason, children }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (value === null) {
    return (
      <div className="how">
        <span className="how-label">{label}</span>
        <strong className="num">
          <Missing code={reason ?? undefined} />
        </strong>
      </div>
    );
  }
  return (
    <div className="how">
      <button
        type="button"
        className="how-label explained-name"
        aria-expanded={isOpen}
        aria-controls={id}
        title={t('riskPage.explain', { name: label })}
        onClick={() => setOpen(!isOpen)}
      >
        <RightOutlined aria-hidden="true" className="explained-arrow" />
        {label}
      </button>
      <strong className="num">{value}</strong>
      {isOpen && (
        <div id={id} className="how-detail">
          {children}
        </div>
      )}
    </div>
  );
}
