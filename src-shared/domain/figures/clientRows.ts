/** Evidence of what head office says of the client himself: his row in the clients file. */
import type { EvidenceRows, EvidenceSource } from './evidence.ts';

export function clientRow(source: EvidenceSource): EvidenceRows {
  const { status, riskLevel, riskAssessedOn, riskValidUntil, investorClass } = source.client();
  return {
    title: { zh: '客户资料', en: "The client's row" },
    columns: [
      { key: 'status', name: { zh: '状态', en: 'Status' } },
      { key: 'class', name: { zh: '投资者类别', en: 'Investor class' } },
      { key: 'level', name: { zh: '风险等级', en: 'Risk level' } },
      { key: 'assessed', name: { zh: '测评日', en: 'Assessed on' } },
      { key: 'until', name: { zh: '有效期至', en: 'Valid until' } },
    ],
    rows: [
      {
        refs: [{ dataset: 'clients' }],
        cells: {
          status: { kind: 'code', list: 'status', value: status },
          class: { kind: 'code', list: 'investorClass', value: investorClass },
          level: { kind: 'text', value: riskLevel },
          assessed: { kind: 'date', value: riskAssessedOn },
          until: { kind: 'date', value: riskValidUntil },
        },
      },
    ],
  };
}
