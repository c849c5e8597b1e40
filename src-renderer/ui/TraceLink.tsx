// biome-ignore-all lint/a11y/useSemanticElements: a <button> would take the figure out of text selection and out of the line.
/**
 * A figure of a client that opens its trace: click, Enter, Space or W. Nothing inside may take the focus itself (a
 * missing figure is <Missing plain>). Cheap enough for every cell of a table: no state, no subscription of its own.
 */
import { type KeyboardEvent, type ReactNode, useContext } from 'react';
import { TraceContext, TraceStop } from './traceContext.ts';
import './traceLink.css';

interface Props {
  /** Section and name in the report; undefined: not a figure with a trace, drawn as it is. */
  readonly path: string | undefined;
  /** What else the tooltip says, first: the whole figure where the text is a short form. */
  readonly title?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Marks the element for the keys of the page: `data-trace` holds the path. */
export function TraceLink({ path, title, className = '', children }: Props) {
  const way = useContext(TraceContext);
  const stop = useContext(TraceStop);
  if (way === null || path === undefined) {
    return className === '' && title === undefined ? (
      children
    ) : (
      <span className={className} title={title}>
        {children}
      </span>
    );
  }
  const open = () => {
    // Who drags over figures wants to copy them.
    if (getSelection()?.isCollapsed !== false) way.open(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    way.open(path);
  };
  return (
    <span
      role="button"
      tabIndex={stop}
      data-trace={path}
      className={`trace-link ${className}`}
      title={title === undefined ? way.title : `${title}\n${way.title}`}
      onClick={open}
      onKeyDown={onKeyDown}
    >
      {children}
    </span>
  );
}
