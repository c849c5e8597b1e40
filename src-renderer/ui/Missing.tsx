/** The dash of a figure that has no value; the reason is its tooltip and is read out in its place. */
import { Tooltip } from 'antd';
import { useTerms } from '../locales/useTerms.ts';

interface Props {
  readonly code: string | undefined;
  /** In dense tables: the browser's own tooltip, no tab stop of its own. */
  readonly plain?: boolean;
}

export function Missing({ code, plain = false }: Props) {
  const { t, reason } = useTerms();
  const words = reason(code);
  const spoken = `${t('missing.title')}: ${words}`;
  if (plain) {
    return (
      <span className="missing" title={words}>
        <span aria-hidden="true">—</span>
        <span className="sr-only">{spoken}</span>
      </span>
    );
  }
  return (
    <Tooltip title={words} trigger={['hover', 'focus']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard. */}
      <span className="missing" tabIndex={0}>
        <span aria-hidden="true">—</span>
        <span className="sr-only">{spoken}</span>
      </span>
    </Tooltip>
  );
}
