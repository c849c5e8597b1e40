// biome-ignore-all lint/a11y/useSemanticElements: a scroller is no fieldset, and its dialog is the landmark already.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** The days that differ: how much, the likely cause, and the facts behind it. */
import { Button } from 'antd';
import type { SelfCheckDay } from '../../../src-shared/contract/selfCheckCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { navigate } from '../../ui/places/router.ts';
import { causeName, factLines } from './causeWords.ts';

export function DayTable({ days }: { readonly days: readonly SelfCheckDay[] }) {
  const { t } = useTerms();
  return (
    <div className="check-scroll" role="group" tabIndex={0} aria-label={t('selfCheck.panel.days')}>
      <table className="check-table">
        <thead>
          <tr>
            <th scope="col">{t('selfCheck.panel.date')}</th>
            <th scope="col" className="is-end">
              {t('selfCheck.panel.amount')}
            </th>
            <th scope="col">{t('selfCheck.panel.cause')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRow key={day.date} day={day} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayRow({ day }: { readonly day: SelfCheckDay }) {
  const { t } = useTerms();
  const format = useFormat();
  const { date, after, is_asset_day: isAssetDay, amount, cause } = day;
  const lines = factLines(day, t, format);
  return (
    <tr>
      <th scope="row" className="num">
        {isAssetDay ? date : t('selfCheck.panel.afterLast', { after, date })}
      </th>
      <td className="num is-end">{format.signedMoney(amount)}</td>
      <td>
        <strong>{causeName(cause, t)}</strong>
        {lines.length > 0 && (
          <ul className="num">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {cause.kind === 'break' && (
          <Button size="small" type="link" onClick={() => navigate({ page: 'sync', view: 'breaks', item: null })}>
            {t('selfCheck.panel.breaks')}
          </Button>
        )}
      </td>
    </tr>
  );
}
