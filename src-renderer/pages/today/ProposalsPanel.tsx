/** How many proposals of the owner wait: of high priority, for an approval, about to lapse; each leads to the inbox with that filter. */
import { useTranslation } from 'react-i18next';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { navigate } from '../../ui/places/router.ts';
import { Loaded } from '../client/Loaded.tsx';
import { inboxState } from '../proposals/inboxState.ts';
import { deskOf, type InboxFilters, NO_FILTERS } from '../proposals/model.ts';
import { useInbox } from '../proposals/useProposals.ts';

interface Props {
  readonly today: Ymd;
  /** Null: everybody's. */
  readonly owner: string | null;
}

const WAYS = [
  ['high', { priority: 'high' }],
  ['approval', { mark: 'approval' }],
  ['expiring', { mark: 'expiring' }],
  ['all', {}],
] as const satisfies readonly (readonly [string, Partial<InboxFilters>])[];

export function ProposalsPanel({ today, owner }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInbox('open');
  const show = (part: Partial<InboxFilters>): void => {
    inboxState.filter({ ...NO_FILTERS, advisor: owner, ...part });
    navigate({ page: 'proposals', record: null });
  };
  return (
    <Panel title={t('proposalPage.today.title')} className="is-flush">
      <Loaded query={query} rows={2}>
        {({ lines }) => {
          const desk = deskOf(lines, owner, today);
          return desk.all === 0 ? (
            <p className="today-none muted">{t('proposalPage.today.none')}</p>
          ) : (
            <ul className="desk-counts">
              {WAYS.map(([key, part]) => (
                <li key={key}>
                  <button type="button" className="link-button" disabled={desk[key] === 0} onClick={() => show(part)}>
                    {t(`proposalPage.today.${key}`)}
                  </button>
                  <strong className="num">{format.count(desk[key])}</strong>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
}
