/** The mark of a client whose figures do not agree with head office's: how many breaks, and which on hover or focus. */
import { WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { breakLine, causeText } from './breakWords.ts';
import './sync.css';

/** Breaks that a tooltip has room for. */
const SHOWN = 6;

interface Props {
  readonly clientNo: string;
  readonly count: number;
}

export function BreaksMark({ clientNo, count }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (count === 0) return null;
  return (
    <Tooltip
      title={<BreakList clientNo={clientNo} />}
      trigger={['hover', 'focus']}
      styles={{ root: { maxWidth: 460 } }}
      placement="bottomLeft"
    >
      <button
        type="button"
        className="breaks-mark"
        onClick={() => navigate({ page: 'sync', view: 'breaks', item: null })}
      >
        <WarningFilled aria-hidden="true" /> {t('syncPage.mark.breaks', { n: format.count(count) })}
      </button>
    </Tooltip>
  );
}

function BreakList({ clientNo }: { readonly clientNo: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const breaks = useQuery({
    queryKey: ['client.breaks', clientNo],
    queryFn: () => call('client.breaks', { client_no: clientNo }),
  });
  if (breaks.data === undefined) return breaks.error ? t('state.notShown') : t('app.loading');
  const { rows, more } = breaks.data;
  const hidden = Math.max(0, rows.length - SHOWN) + more;
  return (
    <>
      {t('syncPage.mark.tooltip')}
      <ul className="breaks-list">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id} className="num">
            {breakLine(row, t)}
            <small>{t('syncPage.mark.lineCause', { cause: causeText(row.why, t, format) })}</small>
          </li>
        ))}
        {hidden > 0 && <li>{t('syncPage.mark.more', { n: format.count(hidden) })}</li>}
      </ul>
    </>
  );
}
