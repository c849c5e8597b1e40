/** The style sheet's colours for the canvas, read again when the theme or the colour of gains changes. */
import { useMemo } from 'react';
import { useSettings } from '../ui/settings/PreferencesProvider.tsx';

export interface Palette {
  readonly line: string;
  readonly fill: string;
  readonly second: string;
  readonly neutral: string;
  readonly grid: string;
  readonly text: string;
  readonly surface: string;
  readonly border: string;
  readonly strong: string;
  readonly up: string;
  readonly down: string;
}

export function usePalette(): Palette {
  const { theme, upColour } = useSettings();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two decide what the style sheet answers.
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const read = (name: string) => style.getPropertyValue(name).trim();
    return {
      line: read('--chart-line'),
      fill: read('--chart-fill'),
      second: read('--chart-second'),
      neutral: read('--chart-neutral'),
      grid: read('--chart-grid'),
      text: read('--text-3'),
      surface: read('--surface'),
      border: read('--line'),
      strong: read('--text'),
      up: read('--up'),
      down: read('--down'),
    };
  }, [theme, upColour]);
}
