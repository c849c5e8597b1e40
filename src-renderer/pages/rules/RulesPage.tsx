/** The rules that raise proposals: those in force on the left, the one that is looked at or written on the right. */
import { useTranslation } from 'react-i18next';
import { SHIPPED_RULES } from '../../../src-shared/domain/proposals/registry.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { bodyOf, EMPTY_RULE, freeCode, type RuleBody } from './model.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleList } from './RuleList.tsx';
import { useRules } from './useRules.ts';
import '../../ui/panel.css';
import '../../ui/panes.css';
import './rules.css';

const COPY = /^copy-(.+)$/;

interface Props {
  /** A rule's code; `new`; `copy-<code>`; null: none is chosen. */
  readonly code: string | null;
}

export function RulesPage({ code }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useRules();
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  const { rules } = data;
  const rule = rules.find((one) => one.code === code) ?? null;
  const copied = rules.find((one) => one.code === COPY.exec(code ?? '')?.[1]);
  const taken = rules.map((one) => one.code);
  const fresh: RuleBody | null =
    copied !== undefined
      ? {
          ...bodyOf(copied),
          code: freeCode(taken),
          title: {
            zh: `${copied.title.zh}（副本）`.slice(0, 500),
            en: `${copied.title.en} (copy)`.slice(0, 500),
          },
          is_off: true,
        }
      : code === 'new'
        ? { ...EMPTY_RULE, code: freeCode(taken) }
        : null;
  const shipped = SHIPPED_RULES.find((one) => one.code === code) ?? null;
  return (
    <div className="panes-page rules-page">
      <h1 className="sr-only">{t('rulesPage.title')}</h1>
      <RuleList rules={rules} chosen={code} />
      {rule !== null || fresh !== null ? (
        <RuleEditor
          key={rule === null ? code : `${rule.code} ${rule.version} ${rule.record?.version ?? ''}`}
          rule={rule}
          start={rule === null ? (fresh as RuleBody) : bodyOf(rule)}
          shipped={shipped === null ? null : (structuredClone(shipped) as RuleBody)}
          taken={rule === null ? taken : taken.filter((one) => one !== rule.code)}
        />
      ) : (
        <div className="panes-view rule-view">
          <Nothing
            title={code === null ? t('rulesPage.choose') : t('rulesPage.gone')}
            text={t('rulesPage.chooseText')}
          />
        </div>
      )}
    </div>
  );
}
