/** What narrows the search, to press or to type; and what Enter does with the chosen row. */
import { useTranslation } from 'react-i18next';
import { isMac } from '../../ui/Keys.tsx';
import type { AnyRow } from './rows.tsx';

const PREFIXES = [
  ['>', 'actions'],
  ['@', 'clients'],
  ['$', 'securities'],
  ['#', 'tags'],
  ['?', 'keys'],
] as const;

interface Props {
  readonly row: AnyRow | undefined;
  readonly onPrefix: ((prefix: string) => void) | null;
}

export function PaletteFoot({ row, onPrefix }: Props) {
  const { t } = useTranslation();
  const isOfClient =
    row?.kind === 'client' || row?.kind === 'holder' || (row?.kind === 'task' && row.client_no !== null);
  return (
    <footer className="palette-foot">
      {onPrefix !== null &&
        PREFIXES.map(([sign, words]) => (
          <button
            key={sign}
            type="button"
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPrefix(sign)}
          >
            <kbd>{sign}</kbd>
            {t(`actions.palette.foot.${words}`)}
          </button>
        ))}
      <span className="palette-foot-end">
        {row !== undefined && (
          <span>
            <kbd>Enter</kbd>
            {t('actions.palette.foot.open')}
          </span>
        )}
        {isOfClient && (
          <span>
            <kbd>{isMac ? '⌘' : 'Ctrl'}</kbd>
            <kbd>Enter</kbd>
            {t('actions.palette.foot.service')}
          </span>
        )}
        {row?.kind === 'note' && (
          <span>
            <kbd>{isMac ? '⌘' : 'Ctrl'}</kbd>
            <kbd>Enter</kbd>
            {t('actions.palette.foot.history')}
          </span>
        )}
        <span>
          <kbd>Esc</kbd>
          {t('actions.palette.foot.close')}
        </span>
      </span>
    </footer>
  );
}
