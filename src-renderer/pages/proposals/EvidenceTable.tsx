/** The figures that a proposal rests on, as they were: name, value then, what the rule asked of it. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { TraceStop } from '../../ui/traceContext.ts';
import { useTraceStops } from '../../ui/useTraceStops.ts';
import { KeptValue } from './Reasons.tsx';
import { askedText, type Evidence, fieldMeaning, fieldName } from './valueText.ts';
import '../../ui/table.css';

export function EvidenceTable({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stops = useTraceStops<HTMLTableElement>();
  return (
    <table className="table evidence" {...stops}>
      <thead>
        <tr>
          <th scope="col">{t('proposalPage.evidence.field')}</th>
          <th scope="col" className="is-end">
            {t('proposalPage.evidence.value')}
          </th>
          <th scope="col">{t('proposalPage.evidence.asked')}</th>
        </tr>
      </thead>
      <tbody>
        <TraceStop value={-1}>
          {evidence.map((line) => (
            <tr key={line.field}>
              <th scope="row" title={fieldMeaning(line.field, format)}>
                {fieldName(line.field, format)}
              </th>
              <td className="is-end">
                <KeptValue line={line} isNamed />
              </td>
              <td>
                {line.asked === null ? (
                  <span className="muted">{t('proposalPage.evidence.notAsked')}</span>
                ) : (
                  askedText(line.field, line.asked, format)
                )}
              </td>
            </tr>
          ))}
        </TraceStop>
      </tbody>
    </table>
  );
}
