/** A cell and what is done to it, where a source reads several cells of different meaning. */
import { Checkbox } from 'antd';
import type { Cell } from '../../../../src-shared/files/mapping/profileData.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { HeaderSelect } from './HeaderSelect.tsx';
import { StepsForm } from './StepsForm.tsx';

interface Props {
  readonly label: string;
  readonly cell: Cell | null;
  readonly choices: readonly HeaderChoice[];
  /** It may be left out. */
  readonly isOptional?: boolean;
  readonly onChange: (cell: Cell | null) => void;
}

export function CellForm({ label, cell, choices, isOptional = false, onChange }: Props) {
  const first = choices[0]?.header;
  return (
    <div className="map-cell">
      <div className="map-field">
        {isOptional ? (
          <Checkbox
            checked={cell !== null}
            disabled={first === undefined}
            onChange={(event) =>
              onChange(event.target.checked && first !== undefined ? { header: first, steps: [] } : null)
            }
          >
            {label}
          </Checkbox>
        ) : (
          <span>{label}</span>
        )}
        {cell !== null && (
          <HeaderSelect
            label={label}
            value={cell.header}
            choices={choices}
            onChange={(header) => onChange({ ...cell, header })}
          />
        )}
      </div>
      {cell !== null && (
        <StepsForm steps={cell.steps} choices={choices} onChange={(steps) => onChange({ ...cell, steps })} />
      )}
    </div>
  );
}
