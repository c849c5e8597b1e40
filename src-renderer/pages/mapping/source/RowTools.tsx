/** Moves a part of a list up or down, or takes it out. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly at: number;
  readonly count: number;
  /** Name of the part, for readers who hear the buttons. */
  readonly label: string;
  /** So many parts must stay. */
  readonly least: number;
  /** Order matters only where it is given. */
  readonly isOrdered?: boolean;
  readonly onMove: (change: <T>(list: readonly T[]) => T[]) => void;
}

export function RowTools({ at, count, label, least, isOrdered = true, onMove }: Props) {
  const { t } = useTranslation();
  const swap = (with_: number) => () =>
    onMove((list) => {
      const made = [...list];
      const [a, b] = [list[at], list[with_]];
      if (a !== undefined && b !== undefined) made.splice(Math.min(at, with_), 2, ...(at < with_ ? [b, a] : [a, b]));
      return made;
    });
  return (
    <span className="map-tools">
      {isOrdered && count > 1 && (
        <>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            disabled={at === 0}
            aria-label={`${label}: ${t('mapping.moveUp')}`}
            onClick={swap(at - 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            disabled={at === count - 1}
            aria-label={`${label}: ${t('mapping.moveDown')}`}
            onClick={swap(at + 1)}
          />
        </>
      )}
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        disabled={count <= least}
        aria-label={`${label}: ${t('mapping.remove')}`}
        onClick={() => onMove((list) => list.filter((_, i) => i !== at))}
      />
    </span>
  );
}
