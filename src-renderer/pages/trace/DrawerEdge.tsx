// biome-ignore-all lint/a11y/useSemanticElements: an <hr> takes no pointer and no key.
/** The left edge of the drawer: dragged, or moved with the arrows, it changes the width. */
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { boundedWidth, drawerWidth, LEAST_WIDTH, mostWidth, WIDTH_STEP } from './drawerWidth.ts';

export function DrawerEdge({ width }: { readonly width: number }) {
  const { t } = useTranslation();
  const set = (wanted: number) => drawerWidth.set(boundedWidth(wanted, window.innerWidth));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    set(width + (event.key === 'ArrowLeft' ? WIDTH_STEP : -WIDTH_STEP));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) set(window.innerWidth - event.clientX);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('trace.width')}
      aria-valuenow={width}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={mostWidth(window.innerWidth)}
      title={t('trace.width')}
      tabIndex={0}
      className="trace-edge"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  );
}
