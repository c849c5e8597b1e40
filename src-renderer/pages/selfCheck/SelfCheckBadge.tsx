/** The mark beside a profit: does it agree with its parts? Hover or focus says how, a press opens the panel. */
import { Tooltip } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat.ts';
import { badgeSentence, chipText } from './badgeWords.ts';
import { StateIcon } from './StateIcon.tsx';
import { SelfCheckContext } from './selfCheckContext.ts';
import './selfCheck.css';

/** `hasText`: with a word beside the sign, where there is no profit to stand beside. */
export function SelfCheckBadge({ hasText = false }: { readonly hasText?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useContext(SelfCheckContext);
  if (here === null) return null;
  const { check, open } = here;
  // The place is kept, so that nothing moves when the answer comes.
  if (check === undefined) return hasText ? null : <span className="check-badge is-waiting" aria-hidden="true" />;
  const sentence = badgeSentence(check, t, format);
  return (
    <Tooltip title={`${sentence} ${t('selfCheck.badge.open')}`} trigger={['hover', 'focus']} mouseEnterDelay={0.25}>
      <button
        type="button"
        className={`check-badge is-${check.state}${hasText ? ' has-text' : ''}`}
        aria-label={sentence}
        aria-haspopup="dialog"
        onClick={open}
      >
        <StateIcon state={check.state} />
        {hasText && <span className="num">{chipText(check, t, format)}</span>}
      </button>
    </Tooltip>
  );
}
