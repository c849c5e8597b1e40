/**
 * A modal dialog on the platform's own element: focus stays inside, Escape closes, and nothing is written into the page
 * that the content policy would refuse (antd's Modal locks the scroll with a style element that carries no nonce).
 */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Without a head of its own: the title is said, not shown. */
  readonly isBare?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Dialog({ title, closeLabel, isOpen, onClose, isBare = false, className = '', children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className={`dialog ${className}`.trim()} aria-labelledby={id} onClose={onClose}>
      {isBare ? (
        <h2 id={id} className="sr-only">
          {title}
        </h2>
      ) : (
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          <Button type="text" icon={<CloseOutlined />} aria-label={closeLabel} onClick={onClose} />
        </header>
      )}
      {isOpen && children}
    </dialog>
  );
}
