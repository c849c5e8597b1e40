// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
/** One row in full: the source's cells on the left, the contract's values on the right, faults with their reason. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DATASETS } from '../../../../src-shared/files/datasets.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { comparedCells, issueOf, type TriedRow, type TriedSection } from '../model/resultView.ts';
import { columnNamed, issueWord, valueWord } from '../terms.ts';

interface Props {
  readonly row: TriedRow;
  readonly section: TriedSection;
  readonly headers: readonly string[];
  readonly places: readonly (readonly number[])[];
  readonly onClose: () => void;
}

export function RowDetail({ row, section, headers, places, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const cells = comparedCells(headers, row, section.columns, places);
  const whole = row.issues.filter(({ column }) => !section.columns.includes(column));
  return (
    <section className="map-detail" aria-label={t('mapping.detailOf', { line: row.line })}>
      <div className="map-detail-head">
        <h3>{t('mapping.detailOf', { line: row.line })}</h3>
        {whole.map((issue) => (
          <span key={issue.code} className="map-fault-count">
            {issueWord(t, issue.code, issue.text)} <code>{issue.value}</code>
          </span>
        ))}
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('mapping.close')} onClick={onClose} />
      </div>
      <div className="map-detail-sides">
        {/* biome-ignore lint/a11y/useSemanticElements: a scroller is no fieldset. */}
        <div className="map-detail-side" role="group" tabIndex={0} aria-label={t('mapping.sourceCells')}>
          <h4>{t('mapping.sourceCells')}</h4>
          <dl>
            {cells.map(({ header, cell, feeds }) => (
              <div key={header} className={feeds.length === 0 ? 'is-unused' : ''}>
                <dt>{header}</dt>
                <dd className="num">{cell === '' ? '—' : cell}</dd>
                <dd className="map-feeds">
                  {feeds.map((name) => columnNamed(section.dataset, name, language)).join(t('mapping.listMark'))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a scroller is no fieldset. */}
        <div className="map-detail-side" role="group" tabIndex={0} aria-label={t('mapping.parsedValues')}>
          <h4>{t('mapping.parsedValues')}</h4>
          <dl>
            {section.columns.map((name, i) => {
              const issue = issueOf(row, name);
              const value = row.values[i] ?? '';
              const column = DATASETS[section.dataset].columns.find((one) => one.name === name);
              return (
                <div key={name} className={issue === null ? '' : 'is-faulty'}>
                  <dt>{columnNamed(section.dataset, name, language)}</dt>
                  <dd className="num">{value === '' ? '—' : valueWord(column, value, language)}</dd>
                  <dd className="map-feeds">
                    {issue !== null &&
                      `${issueWord(t, issue.code, issue.text)}${issue.value === '' ? '' : `: ${issue.value}`}`}
                  </dd>
                </div>
              );
            })}
          </dl>
        </div>
      </div>
    </section>
  );
}
