/** The branch's templates, and filling one for a client. */
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordShape } from '../../../src-shared/contract/recordCalls.ts';
import { chinaDate } from '../../../src-shared/domain/calendar/freshness.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import type { TemplateUse } from '../../../src-shared/records/template.record.ts';
import { type Filled, fillPlaces } from '../../../src-shared/records/templateText.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { templateValues } from './templateValues.ts';

export type TemplateBody = BodyOf<'template'>;
export interface Template {
  readonly record: RecordShape;
  readonly body: TemplateBody;
}

export function useTemplates() {
  return useQuery({
    queryKey: ['records', 'templates'],
    queryFn: () => call('records.list', { kinds: ['template'] }),
    select: ({ records }) =>
      records
        .map((record): Template => ({ record, body: record.body as TemplateBody }))
        .sort((a, b) => a.body.title.localeCompare(b.body.title, 'zh-CN')),
  });
}

export function useTemplatesFor(use: TemplateUse): readonly Template[] {
  const { data } = useTemplates();
  return (data ?? []).filter(({ body }) => body.use === use);
}

/** Fills a text for the client; undefined while his facts are read, or where there is no client. */
export function useFill(clientNo: string | null): ((text: string) => Filled) | undefined {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['records', 'templateFacts', clientNo],
    queryFn: () => call('templates.facts', { client_no: clientNo ?? '' }),
    enabled: clientNo !== null,
  });
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const fill = useCallback(
    (text: string): Filled =>
      data === undefined
        ? { text, missing: [] }
        : fillPlaces(text, templateValues(data, chinaDate(Date.now()), t, format, language)),
    [data, t, format, language],
  );
  return data === undefined ? undefined : fill;
}

/** What is said of places that had no value; '' where there are none. */
export function useMissingWords(): (missing: Filled['missing']) => string {
  const { t } = useTranslation();
  return (missing) =>
    missing.length === 0
      ? ''
      : t('templatesPage.missing', {
          places: missing.map((one) => t(`templatesPage.place.${one}`)).join(t('servicePage.person.comma')),
        });
}
