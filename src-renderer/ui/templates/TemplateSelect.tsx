/** Takes over a template's words in a form; not there while the branch has no template of that use. */
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateUse } from '../../../src-shared/records/template.record.ts';
import { FormField, inDialog } from '../records/FormField.tsx';
import { type TemplateBody, useFill, useMissingWords, useTemplatesFor } from './useTemplates.ts';

interface Props {
  readonly use: TemplateUse;
  /** Null: filled in for nobody; the places stay. */
  readonly clientNo: string | null;
  /** The template with its text filled. */
  readonly onChoose: (template: TemplateBody) => void;
}

export function TemplateSelect({ use, clientNo, onChoose }: Props) {
  const { t } = useTranslation();
  const templates = useTemplatesFor(use);
  const fill = useFill(clientNo);
  const words = useMissingWords();
  const [missing, setMissing] = useState('');
  if (templates.length === 0) return null;
  return (
    <FormField label={t('templatesPage.pick')} isWide>
      {(id) => (
        <>
          <Select<string | null>
            id={id}
            value={null}
            placeholder={t('templatesPage.pick')}
            showSearch={{ optionFilterProp: 'label' }}
            options={templates.map(({ record, body }) => ({ value: record.record_id, label: body.title }))}
            onChange={(chosen) => {
              const found = templates.find(({ record }) => record.record_id === chosen);
              if (found === undefined) return;
              const filled = fill?.(found.body.text) ?? { text: found.body.text, missing: [] };
              setMissing(words(filled.missing));
              onChoose({ ...found.body, text: filled.text });
            }}
            {...inDialog}
          />
          {missing !== '' && (
            <span className="muted" role="status">
              {missing}
            </span>
          )}
        </>
      )}
    </FormField>
  );
}
