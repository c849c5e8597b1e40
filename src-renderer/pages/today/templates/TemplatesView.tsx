/** The branch's templates: written, changed, copied, deleted; and those that come with the product, to be taken over. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TEMPLATE_USES, type TemplateUse } from '../../../../src-shared/records/template.record.ts';
import { SUGGESTIONS, type Suggestion } from '../../../../src-shared/records/templateSuggestions.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { added, type Change, removed, useEdit } from '../../../ui/records/useEdit.ts';
import { Failed, Loading, Nothing } from '../../../ui/states.tsx';
import { type Template, type TemplateBody, useTemplates } from '../../../ui/templates/useTemplates.ts';
import { useRefusalWords } from '../useTasks.ts';
import { TemplateDialog } from './TemplateDialog.tsx';
import { EMPTY_TEMPLATE } from './templateForm.ts';
import './templates.css';

type Open = { readonly template: Template | null; readonly empty: TemplateBody } | null;

export function TemplatesView() {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useTemplates();
  const { save, isBusy } = useEdit();
  const words = useRefusalWords();
  const [use, setUse] = useState<TemplateUse | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState('');
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={8} />;
  const write = (what: string, subject: string, change: Change): void => {
    save({ what, subject, changes: [change] }).then(
      () => setProblem(''),
      (thrown: unknown) => setProblem(t('todayPage.notDone', { why: words(thrown) })),
    );
  };
  const shown = data.filter(({ body }) => use === null || body.use === use);
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const titles = new Set(data.map(({ body }) => body.title));
  const offered = SUGGESTIONS.filter(
    (one) => (use === null || one.use === use) && !titles.has(one.zh.title) && !titles.has(one.en.title),
  );
  return (
    <div className="today-body">
      <div className="templates">
        {problem !== '' && <Alert type="warning" role="alert" title={problem} />}
        <Panel
          title={t('templatesPage.title')}
          note={t('templatesPage.note')}
          className="is-flush"
          extra={
            <Button
              type="primary"
              onClick={() => setOpen({ template: null, empty: { ...EMPTY_TEMPLATE, use: use ?? 'contact' } })}
            >
              {t('templatesPage.add')}
            </Button>
          }
        >
          <Uses templates={data} use={use} onChange={setUse} />
          {shown.length === 0 ? (
            <Nothing
              title={t(data.length === 0 ? 'templatesPage.none.title' : 'templatesPage.noneOfUse.title')}
              text={t(data.length === 0 ? 'templatesPage.none.text' : 'templatesPage.noneOfUse.text')}
            />
          ) : (
            <ul className="template-lines">
              {shown.map((template) => (
                <li key={template.record.record_id}>
                  <Line body={template.body} />
                  <div className="template-deeds">
                    <Button size="small" onClick={() => setOpen({ template, empty: EMPTY_TEMPLATE })}>
                      {t('templatesPage.edit')}
                    </Button>
                    <Button
                      size="small"
                      onClick={() => {
                        const title = t('templatesPage.copyOf', { title: template.body.title }).slice(0, 200);
                        setOpen({ template: null, empty: { ...template.body, title } });
                      }}
                    >
                      {t('templatesPage.copy')}
                    </Button>
                    <Button
                      size="small"
                      type="text"
                      danger
                      disabled={isBusy}
                      onClick={() =>
                        write('template_removed', template.body.title, removed('template', template.record))
                      }
                    >
                      {t('templatesPage.remove')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        {offered.length > 0 && (
          <Panel title={t('templatesPage.suggestions')} note={t('templatesPage.suggestionsNote')} className="is-flush">
            <ul className="template-lines">
              {offered.map((one) => (
                <Offer
                  key={one.zh.title}
                  suggestion={one}
                  language={language}
                  isBusy={isBusy}
                  onTake={(body) => write('template_added', body.title, added('template', null, body))}
                />
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <TemplateDialog
        isOpen={open !== null}
        record={open?.template?.record ?? null}
        empty={open?.empty ?? EMPTY_TEMPLATE}
        onClose={() => setOpen(null)}
      />
    </div>
  );
}

function Uses({
  templates,
  use,
  onChange,
}: {
  readonly templates: readonly Template[];
  readonly use: TemplateUse | null;
  readonly onChange: (use: TemplateUse | null) => void;
}) {
  const { t } = useTranslation();
  const count = (one: TemplateUse): number => templates.filter(({ body }) => body.use === one).length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a box and a legend, which a row of filters has not.
    <div className="pills template-uses" role="group" aria-label={t('templatesPage.filter')}>
      {[null, ...TEMPLATE_USES].map((one) => (
        <button
          key={one ?? 'all'}
          type="button"
          className="pill"
          aria-pressed={use === one}
          onClick={() => onChange(one)}
        >
          {one === null ? t('templatesPage.all') : t(`templatesPage.use.${one}`)}
          <span className="pill-count num">{one === null ? templates.length : count(one)}</span>
        </button>
      ))}
    </div>
  );
}

function Line({ body }: { readonly body: TemplateBody }) {
  const { t } = useTranslation();
  return (
    <div className="template-line">
      <strong>{body.title}</strong>
      <span className="mark-chip">{t(`templatesPage.use.${body.use}`)}</span>
      {body.tags.map((tag) => (
        <span key={tag} className="mark-chip is-tag">
          #{tag}
        </span>
      ))}
      <p>{body.text}</p>
    </div>
  );
}

function Offer({
  suggestion,
  language,
  isBusy,
  onTake,
}: {
  readonly suggestion: Suggestion;
  readonly language: 'zh' | 'en';
  readonly isBusy: boolean;
  readonly onTake: (body: TemplateBody) => void;
}) {
  const { t } = useTranslation();
  const { title, text, tags } = suggestion[language];
  const body: TemplateBody = { title, text, tags: [...tags], use: suggestion.use };
  return (
    <li>
      <Line body={body} />
      <div className="template-deeds">
        <Button size="small" disabled={isBusy} onClick={() => onTake(body)}>
          {t('templatesPage.take')}
        </Button>
      </div>
    </li>
  );
}
