/** A key as it stands on the keyboard of this machine. */
import { useTranslation } from 'react-i18next';
import { capsOf } from './actions/keys.ts';

export const isMac = navigator.userAgent.includes('Mac');

/** More than these are a row of their own: the word between them is for those who hear it. */
const FEW = 2;

export function Keys({ of }: { readonly of: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span className="keys">
      {of.map((key, i) => (
        <span key={key} className="keys-one">
          {i > 0 && <span className={of.length > FEW ? 'sr-only' : 'keys-or'}>{t('actions.sheet.or')}</span>}
          {key.split(' ').map((stroke, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: "u u" is twice the same key, in this order for ever.
            <span key={`${stroke} ${at}`} className="keys-stroke">
              {at > 0 && <span className="sr-only">{t('actions.sheet.next')}</span>}
              {capsOf(stroke, isMac).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}
