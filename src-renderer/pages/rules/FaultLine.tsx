/** What is wrong with a part of a rule, and what may stand there at a press. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { nameOf } from '../segments/valueWords.ts';
import type { Fault } from './model.ts';

interface Props {
  readonly fault: Fault;
  readonly onTake?: (field: string) => void;
}

export function FaultLine({ fault: { code, field, suggestions = [] }, onTake }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const name = (of: string): string => (DICTIONARY.has(of) ? nameOf(DICTIONARY.coded(of), language) : of);
  return (
    <p className="rule-fault">
      {t(`rulesPage.fault.${code}`, { field: field === undefined ? '' : name(field) })}
      {onTake !== undefined &&
        suggestions.slice(0, 3).map((one) => (
          <Button key={one} size="small" onClick={() => onTake(one)}>
            {name(one)}
          </Button>
        ))}
    </p>
  );
}
