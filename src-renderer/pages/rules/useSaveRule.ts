/** Keeps a rule as a new version, deletes the branch's own, takes a shipped one back to what it was: each one step of undo. */
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '../../../src-shared/contract/proposalCalls.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { navigate } from '../../ui/places/router.ts';
import { added, changed, removed, useEdit } from '../../ui/records/useEdit.ts';
import { isSame, type RuleBody } from './model.ts';

export interface SaveRule {
  keep(body: RuleBody): void;
  remove(): void;
  readonly isBusy: boolean;
  readonly problem: string;
  say(problem: string): void;
  /** What was changed is kept: nothing is lost on the way to another place. */
  readonly isKept: RefObject<boolean>;
}

export function useSaveRule(rule: RuleView | null, shipped: RuleBody | null): SaveRule {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { save, isBusy } = useEdit();
  const [problem, say] = useState('');
  const isKept = useRef(false);
  const record = rule?.record == null ? null : { ...rule.record, client_no: null };
  const write = (edit: Parameters<typeof save>[0], then: () => void): void => {
    say('');
    const kept = (): void => {
      isKept.current = true;
      then();
    };
    save(edit).then(kept, (error: unknown) => {
      const code = error instanceof BridgeError ? error.code : 'fault';
      say(code === 'conflict' ? t('rulesPage.changedMeanwhile') : t('rulesPage.notSaved', { why: t(`error.${code}`) }));
    });
  };
  const nameOf = ({ title }: RuleBody): string => (language === 'en' ? title.en : title.zh);
  const remove = (): void => {
    if (rule === null || record === null) return;
    const what = shipped === null ? 'rule_removed' : 'rule_shipped_again';
    const subject = language === 'en' ? rule.title.en : rule.title.zh;
    write({ what, subject, changes: [removed('rule', record)] }, () =>
      navigate({ page: 'rules', code: shipped === null ? null : rule.code }, true),
    );
  };
  return {
    keep: (body) => {
      // As it was shipped: there is nothing of the branch's own to keep.
      if (record !== null && shipped !== null && isSame(shipped, body)) return remove();
      const change = record === null ? added('rule', null, body) : changed('rule', record, body);
      const isTurned = rule !== null && rule.is_off !== body.is_off;
      const what = rule === null ? 'rule_added' : !isTurned ? 'rule_changed' : body.is_off ? 'rule_off' : 'rule_on';
      write({ what, subject: nameOf(body), changes: [change] }, () =>
        navigate({ page: 'rules', code: body.code }, true),
      );
    },
    remove,
    isBusy,
    problem,
    say,
    isKept,
  };
}
