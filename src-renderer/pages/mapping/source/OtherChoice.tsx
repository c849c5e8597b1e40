import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: 'issue' | 'empty';
  readonly onChange: (value: 'issue' | 'empty') => void;
}

/** What becomes of a row that no word or case fits: an issue, or an empty value. */
export function OtherChoice({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Checkbox checked={value === 'empty'} onChange={(event) => onChange(event.target.checked ? 'empty' : 'issue')}>
      {t('mapping.otherEmpty')}
    </Checkbox>
  );
}
