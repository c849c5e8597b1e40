/** What happened to a proposal since it was raised, with who approved it, what the client said, and why the rules took it back. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DECLINE_REASONS } from '../../../src-shared/contract/proposalCalls.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { proposalPageEn } from '../../locales/proposalPage.en.ts';
import { navigate } from '../../ui/places/router.ts';
import { useAuthor } from '../edits/useAuthor.ts';
import { type LifeEvent, lifeEvents } from './lifeEvents.ts';

type Body = BodyOf<'proposal'>;
type Withdrawn = keyof typeof proposalPageEn.withdrawn;

export function History({ body }: { readonly body: Body }) {
  return (
    <ol className="life">
      {lifeEvents(body).map((event) => (
        <li key={event.kind} className={event.kind === 'willExpire' ? 'is-ahead' : ''}>
          <Event event={event} body={body} />
        </li>
      ))}
    </ol>
  );
}

function Event({ event: { kind, on }, body }: { readonly event: LifeEvent; readonly body: Body }) {
  const { t } = useTranslation();
  const author = useAuthor();
  return (
    <>
      <span className="num muted">{on}</span>
      <span>
        {t(`proposalPage.event.${kind}`)}
        {kind === 'approved' && body.approved_by !== null && (
          <span className="muted"> · {author(body.approved_by)}</span>
        )}
        {kind === 'declined' && body.decline !== null && <Declined decline={body.decline} />}
        {kind === 'withdrawn' && body.withdrawn !== null && (
          <span className="muted">
            {' '}
            · {withdrawnWords(body.withdrawn, (key) => t(`proposalPage.withdrawn.${key}`))}
          </span>
        )}
        {kind === 'accepted' && body.task !== null && (
          <Button type="link" size="small" onClick={() => navigate({ page: 'today', view: 'tasks' })}>
            {t('todayPage.views.tasks')}
          </Button>
        )}
      </span>
    </>
  );
}

function withdrawnWords(code: string, words: (key: Withdrawn) => string): string {
  return Object.hasOwn(proposalPageEn.withdrawn, code) ? words(code as Withdrawn) : code;
}

export function Declined({ decline }: { readonly decline: NonNullable<Body['decline']> }) {
  const { t } = useTranslation();
  const code = DECLINE_REASONS.find((one) => one === decline.code);
  return (
    <>
      <span className="muted">
        {' · '}
        {code === undefined ? decline.code : t(`proposalPage.decline.reason.${code}`)}
      </span>
      {decline.text !== null && <q className="said">{decline.text}</q>}
    </>
  );
}
