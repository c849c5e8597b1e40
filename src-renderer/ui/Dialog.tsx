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
  readonly children: ReactNode;
}

export function Dialog({ title, closeLabel, isOpen, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={closeLabel} onClick={onClose} />
      </header>
      {isOpen && children}
    </dialog>
  );
}
