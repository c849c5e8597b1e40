/** One row of the palette, by what it is. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRow } from '../../../src-shared/contract/findCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { ruleOf, taskTitle } from '../../pages/today/words.ts';
import { Keys } from '../../ui/Keys.tsx';
import { MarkedText } from '../../ui/MarkedText.tsx';
import type { Row } from './model.ts';

/** A client who holds a security: a row of the second page of the palette. */
export interface HolderRow {
  readonly kind: 'holder';
  readonly client_no: string;
  readonly name: string;
  readonly quantity: string;
}
export type AnyRow = Row | HolderRow;

export function rowKey(row: AnyRow): string {
  switch (row.kind) {
    case 'client':
    case 'holder':
      return `${row.kind} ${row.client_no}`;
    case 'security':
      return `security ${row.market} ${row.code}`;
    case 'task':
    case 'note':
      return `${row.kind} ${row.record_id}`;
    case 'tag':
      return `tag ${row.tag}`;
    case 'action':
      return `action ${row.action.id}`;
    case 'more':
      return `more ${row.section}`;
  }
}

export function RowWords({ row }: { readonly row: AnyRow }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  switch (row.kind) {
    case 'client':
      return (
        <>
          <strong>{row.name}</strong>
          <span className="num palette-no">{row.client_no}</span>
          {row.tier !== null && <span className="palette-chip">{t(`tier.${row.tier}`)}</span>}
          {row.by !== null && <span className="palette-aside num">{t(`actions.palette.${row.by.what}`, row.by)}</span>}
        </>
      );
    case 'holder':
      return (
        <>
          <strong>{row.name}</strong>
          <span className="num palette-no">{row.client_no}</span>
          <span className="palette-aside num">
            {t('actions.palette.holds', { quantity: format.quantity(row.quantity) })}
          </span>
        </>
      );
    case 'security':
      return (
        <>
          <strong>{row.name}</strong>
          <span className="num palette-no">{`${row.code}.${row.market}`}</span>
          <span className="palette-aside">{t('actions.palette.section.holders')}</span>
        </>
      );
    case 'task': {
      // What a rule raised is said in the reader's language; its stored title need not be.
      const title = ruleOf(row.body) === null ? null : taskTitle(row.body, t, format);
      return (
        <>
          <span className="palette-text">{title ?? <MarkedText {...row.found} />}</span>
          <About row={row} />
        </>
      );
    }
    case 'tag':
      return (
        <>
          <strong>#{row.tag}</strong>
          <span className="palette-aside num">
            {t(row.is_more ? 'actions.palette.taggedMore' : 'actions.palette.tagged', { n: format.count(row.records) })}
          </span>
        </>
      );
    case 'note':
      return (
        <>
          <span className="palette-chip">{t(`recordFields.kind.${row.record_kind}`)}</span>
          <span className="palette-text">
            <MarkedText {...row.found} />
          </span>
          <About row={row} />
        </>
      );
    case 'action':
      return (
        <>
          <span>{row.name}</span>
          {row.action.scope !== 'window' && (
            <span className="palette-scope">{t(`actions.scope.${row.action.scope}`)}</span>
          )}
          <span className="palette-aside">
            <Keys of={row.action.keys} />
          </span>
        </>
      );
    case 'more':
      return (
        <span className="palette-more">
          {row.left === null
            ? t('actions.palette.moreMany')
            : t('actions.palette.moreOf', { n: format.count(row.left) })}
        </span>
      );
  }
}

function About({ row }: { readonly row: Extract<FoundRow, { kind: 'task' | 'note' }> }) {
  return (
    <span className="palette-aside num">
      {[row.client_name ?? row.client_no, row.day].filter((part) => part !== null).join(' · ')}
    </span>
  );
}
