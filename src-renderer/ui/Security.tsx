import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { market } from '../../src-shared/contract/values.ts';
import './security.css';

interface Props {
  readonly market: z.infer<typeof market>;
  readonly code: string;
  readonly name: string;
}

/** A security by name, with code and market: the same code means another security on another market. */
export function Security({ market, code, name }: Props) {
  const { t } = useTranslation();
  return (
    <span className="security">
      <span className="security-name">{name}</span>
      <span className="security-code">
        {code} {t(`market.${market}`)}
      </span>
    </span>
  );
}
