/** A day, "YYYY-MM-DD", typed or picked. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { inDialog } from './FormField.tsx';

interface Props {
  readonly id: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly isNeeded?: boolean;
}

export function DayField({ id, value, onChange, isNeeded = false }: Props) {
  return (
    <DatePicker
      id={id}
      value={value === null ? null : dayjs(value)}
      allowClear={!isNeeded}
      format="YYYY-MM-DD"
      onChange={(picked) => onChange(picked === null ? null : picked.format('YYYY-MM-DD'))}
      {...inDialog}
    />
  );
}
