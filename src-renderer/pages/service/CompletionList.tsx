/** What fits the @, # or / that is being typed; the keyboard stays in the line, a press chooses as Enter does. */
import { useTranslation } from 'react-i18next';
import type { Completion } from '../../../src-shared/domain/quickLine/completion.ts';
import type { Completing, Option } from './useCompletion.ts';

interface Props {
  readonly id: string;
  readonly completing: Completing;
  readonly onChoose: (option: Option, at: Completion) => void;
}

export const optionId = (id: string, at: number): string => `${id}-${at}`;

export function CompletionList({ id, completing: { at, options, active }, onChoose }: Props) {
  const { t } = useTranslation();
  if (at === null) return null;
  return (
    <div className="completion">
      <div id={id} role="listbox" aria-label={t(`servicePage.line.complete.${at.kind}`)}>
        {options.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the line holds the keyboard and moves the mark (aria-activedescendant).
          <div
            key={option.key}
            id={optionId(id, i)}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={i === active ? 'is-active' : ''}
            // The focus stays in the line.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option, at)}
          >
            <span>{option.label}</span>
            <span className="completion-hint num">{option.hint}</span>
          </div>
        ))}
      </div>
      <p>{t('servicePage.line.complete.keys')}</p>
    </div>
  );
}
