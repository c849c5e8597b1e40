/** One break: what its cause means, what to do, the evidence, and the way to the client's figures. */
import { Button } from 'antd';
import type { BreakRow } from '../../../src-shared/contract/breaks.ts';
import { useFormat } from '../../format/useFormat.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { navigate } from '../../ui/places/router.ts';
import { breakLine, causeText } from './breakWords.ts';

export function BreakDetail({ row }: { readonly row: BreakRow }) {
  const { t } = useTerms();
  const format = useFormat();
  const { cause } = row.why;
  const tab = row.kind === 'quantity' ? 'holdings' : 'overview';
  return (
    <section className="break-detail" aria-label={t('syncPage.breaks.detail')}>
      <header className="problem-head">
        <h3 className="break-name">{causeText(row.why, t, format)}</h3>
        <span className="muted num">{breakLine(row, t)}</span>
        <Button size="small" onClick={() => navigate({ page: 'client', clientNo: row.client_no, tab })}>
          {t('syncPage.breaks.openClient')}
        </Button>
      </header>
      <dl className="problem-advice">
        <div>
          <dt>{t('syncPage.set.means')}</dt>
          <dd>{t(`break.cause.${cause}.means`)}</dd>
        </div>
        <div>
          <dt>{t('syncPage.set.todo')}</dt>
          <dd>{t(`break.cause.${cause}.next`)}</dd>
        </div>
      </dl>
    </section>
  );
}
