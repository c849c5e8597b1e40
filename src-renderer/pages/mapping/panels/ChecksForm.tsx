/** Guards of each part: what must agree in a source row, or the row is an issue. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Check, ProfileData, Section } from '../../../../src-shared/files/mapping/profileData.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { editing } from '../editor/session.ts';
import type { HeaderChoice } from '../editor/useHeaderChoices.ts';
import { changeSection } from '../model/profileEdits.ts';
import { HeaderSelect, HeadersSelect } from '../source/HeaderSelect.tsx';
import { RowTools } from '../source/RowTools.tsx';

const MOST = 10;
const TOLERANCE = /^\d{1,12}(\.\d{1,9})?$/;

export function ChecksForm({
  profile,
  choices,
}: {
  readonly profile: ProfileData;
  readonly choices: readonly HeaderChoice[];
}) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className="map-columns-title">{t('mapping.checks')}</h3>
      <p className="map-hint">{t('mapping.checksHint')}</p>
      {profile.sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what identifies a part.
        <SectionChecks key={at} section={section} at={at} choices={choices} />
      ))}
    </>
  );
}

interface Props {
  readonly section: Section;
  readonly at: number;
  readonly choices: readonly HeaderChoice[];
}

function SectionChecks({ section, at, choices }: Props) {
  const { t } = useTranslation();
  const name = datasetOf(t, section.dataset);
  const header = choices[0]?.header;
  const set = (checks: Check[]) => editing.edit((present) => changeSection(present, at, (old) => ({ ...old, checks })));
  return (
    <fieldset className="map-part">
      <legend>{name}</legend>
      {section.checks.map((check, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what identifies a check.
        <div key={i} className="map-check">
          <RowTools
            at={i}
            count={section.checks.length}
            label={t('mapping.checkNth', { n: i + 1 })}
            least={0}
            isOrdered={false}
            onMove={(change) => set(change(section.checks))}
          />
          <CheckForm
            check={check}
            choices={choices}
            onChange={(next) => set(section.checks.map((one, k) => (k === i ? next : one)))}
          />
        </div>
      ))}
      {section.checks.length < MOST && header !== undefined && (
        <span className="map-add-checks">
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() =>
              set([...section.checks, { kind: 'sum_is', plus: [header], minus: [], total: header, tolerance: '0' }])
            }
          >
            {t('mapping.addSumCheck')}
          </Button>
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() =>
              set([...section.checks, { kind: 'product_is', of: [header, header], total: header, tolerance: '0' }])
            }
          >
            {t('mapping.addProductCheck')}
          </Button>
        </span>
      )}
    </fieldset>
  );
}

interface CheckProps {
  readonly check: Check;
  readonly choices: readonly HeaderChoice[];
  readonly onChange: (check: Check) => void;
}

function CheckForm({ check, choices, onChange }: CheckProps) {
  const { t } = useTranslation();
  return (
    <div className="map-form">
      {check.kind === 'sum_is' ? (
        <>
          <div className="map-field">
            <span>{t('mapping.plus')}</span>
            <HeadersSelect
              label={t('mapping.plus')}
              values={check.plus}
              choices={choices}
              max={20}
              onChange={(plus) => {
                if (plus.length > 0) onChange({ ...check, plus });
              }}
            />
          </div>
          <div className="map-field">
            <span>{t('mapping.minus')}</span>
            <HeadersSelect
              label={t('mapping.minus')}
              values={check.minus}
              choices={choices}
              max={20}
              onChange={(minus) => onChange({ ...check, minus })}
            />
          </div>
        </>
      ) : (
        ([0, 1] as const).map((place) => (
          <div key={place} className="map-field">
            <span>{t('mapping.factor', { n: place + 1 })}</span>
            <HeaderSelect
              label={t('mapping.factor', { n: place + 1 })}
              value={check.of[place]}
              choices={choices}
              onChange={(header) =>
                onChange({ ...check, of: place === 0 ? [header, check.of[1]] : [check.of[0], header] })
              }
            />
          </div>
        ))
      )}
      <div className="map-field">
        <span>{t('mapping.checkTotal')}</span>
        <HeaderSelect
          label={t('mapping.checkTotal')}
          value={check.total}
          choices={choices}
          onChange={(total) => onChange({ ...check, total })}
        />
      </div>
      <div className="map-field">
        <span>{t('mapping.tolerance')}</span>
        <InputNumber<string>
          stringMode
          min="0"
          aria-label={t('mapping.tolerance')}
          value={check.tolerance}
          onChange={(tolerance) => {
            if (tolerance !== null && TOLERANCE.test(tolerance)) onChange({ ...check, tolerance });
          }}
        />
      </div>
    </div>
  );
}
