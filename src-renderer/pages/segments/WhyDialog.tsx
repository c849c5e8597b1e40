/** One client against the condition, leaf by leaf: his value, whether it holds, and why there is no value. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DICTIONARY } from '../../../src-shared/domain/conditions/registry.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { reasonOf } from '../../locales/useTerms.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormField } from '../../ui/records/FormField.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { ClientPicker } from '../today/ClientPicker.tsx';
import { spoken } from './useDraft.ts';
import { valueText } from './valueWords.ts';

interface Props {
  readonly filter: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function WhyDialog({ filter, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('segmentsPage.whyTitle')}
      closeLabel={t('segmentsPage.close')}
      isOpen={isOpen}
      onClose={onClose}
      className="segment-why"
    >
      <WhyBody filter={filter} />
    </Dialog>
  );
}

function WhyBody({ filter }: { readonly filter: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [client, setClient] = useState<{ readonly no: string; readonly name: string } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'segmentExplain', filter, client?.no],
    queryFn: () => call('segments.explain', { filter, client_no: client?.no ?? '' }),
    enabled: client !== null,
  });
  const words = { format, yes: t('segmentsPage.yes'), no: t('segmentsPage.no') };
  const reason = (code: string | null) =>
    code === null || code === 'none'
      ? t('segmentsPage.whyNone')
      : code === 'not_made'
        ? t('segmentsPage.whyNotMade')
        : reasonOf(t, code);
  return (
    <div className="segment-why-body">
      <FormField label={t('segmentsPage.whyClient')}>
        {(id) => <ClientPicker id={id} value={client} onChange={setClient} />}
      </FormField>
      {error !== null && <Failed error={error} onRetry={() => void refetch()} />}
      {client !== null && data === undefined && error === null && <Loading rows={3} />}
      {data !== undefined && (
        <>
          <p role="status">
            <strong>
              {t(
                data.truth === 'yes'
                  ? 'segmentsPage.whyYes'
                  : data.truth === 'no'
                    ? 'segmentsPage.whyNo'
                    : 'segmentsPage.whyUnknown',
              )}
            </strong>
          </p>
          <DataTable
            label={t('segmentsPage.whyTitle')}
            rows={data.leaves.map((leaf, at) => ({ ...leaf, at }))}
            rowKey={({ at }) => String(at)}
            columns={[
              {
                key: 'condition',
                title: t('segmentsPage.whyColumn.condition'),
                cell: ({ text }) => spoken(text, format.language === 'zh-CN' ? 'zh' : 'en'),
              },
              {
                key: 'value',
                title: t('segmentsPage.whyColumn.value'),
                cell: ({ value, field, reason: why }) =>
                  valueText(value, DICTIONARY.coded(field), words) ?? <span className="muted">{reason(why)}</span>,
              },
              {
                key: 'truth',
                title: t('segmentsPage.whyColumn.truth'),
                cell: ({ truth }) => (
                  <span className={`segment-truth is-${truth}`}>{t(`segmentsPage.whyLeaf.${truth}`)}</span>
                ),
              },
            ]}
          />
        </>
      )}
    </div>
  );
}
