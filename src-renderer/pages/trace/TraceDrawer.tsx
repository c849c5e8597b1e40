/** The drawer: the way back and on through the figures opened, copying, closing, and the trace itself. */
import { ArrowLeftOutlined, ArrowRightOutlined, CloseOutlined, CopyOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { FigureTrace } from '../../../src-shared/contract/traceCalls.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { copyText } from '../../ui/copyText.ts';
import { usePersisted } from '../../ui/settings/persisted.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import type { Range } from '../client/period.ts';
import { DrawerEdge } from './DrawerEdge.tsx';
import { boundedWidth, drawerWidth } from './drawerWidth.ts';
import { TraceBody } from './TraceBody.tsx';
import { traceText } from './traceText.ts';
import { rowsInHand, type TraceOf, useTrace } from './useTrace.ts';
import './trace.css';

interface Props {
  readonly head: ClientHead;
  readonly range: Range;
  readonly path: string;
  readonly canBack: boolean;
  readonly canForward: boolean;
  readonly onStep: (by: -1 | 1) => void;
  readonly onClose: () => void;
}

export function TraceDrawer({ head, range, path, canBack, canForward, onStep, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const wanted = usePersisted(drawerWidth);
  const width = boundedWidth(wanted, window.innerWidth);
  const of: TraceOf = { clientNo: head.client_no, range, path };
  const query = useTrace(of);
  const drawer = useRef<HTMLElement>(null);
  // Opening moves the reader here; so does every further figure, whose text starts at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what was opened.
  useEffect(() => {
    drawer.current?.focus({ preventScroll: true });
  }, [path]);
  const isUnknown = query.error instanceof BridgeError && query.error.code === 'not_found';
  return (
    <section
      ref={drawer}
      className="trace-drawer"
      style={{ width }}
      role="dialog"
      aria-modal={false}
      aria-labelledby={id}
      tabIndex={-1}
    >
      <DrawerEdge width={width} />
      <header className="trace-head">
        <Button
          type="text"
          size="small"
          icon={<ArrowLeftOutlined />}
          disabled={!canBack}
          aria-label={t('trace.back')}
          title={`${t('trace.back')} (Alt+←)`}
          onClick={() => onStep(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowRightOutlined />}
          disabled={!canForward}
          aria-label={t('trace.forward')}
          title={`${t('trace.forward')} (Alt+→)`}
          onClick={() => onStep(1)}
        />
        <h2 id={id}>{t('trace.title')}</h2>
        {query.data !== undefined && <CopyButton key={path} trace={query.data} of={of} />}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('trace.close')}
          title={`${t('trace.close')} (Esc)`}
          onClick={onClose}
        />
      </header>
      {query.isPending ? (
        <Loading rows={8} />
      ) : query.error ? (
        isUnknown ? (
          <Nothing title={t('trace.noFigure')} text={t('trace.noFigureText')} />
        ) : (
          <Failed error={query.error} onRetry={() => void query.refetch()} />
        )
      ) : (
        <TraceBody key={path} trace={query.data} of={of} hasAccounts={head.accounts.length > 1} />
      )}
    </section>
  );
}

/** Says for a moment whether the text is on the clipboard. */
function CopyButton({ trace, of }: { readonly trace: FigureTrace; readonly of: TraceOf }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const format = useFormat();
  const [told, setTold] = useState<'copied' | 'notCopied' | null>(null);
  useEffect(() => {
    if (told === null) return;
    const timer = setTimeout(() => setTold(null), 2000);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = () => {
    const rows = trace.groups.map((group, i) => rowsInHand(cache, of, i) ?? group.rows);
    setTold(copyText(traceText(trace, rows, t, format)) ? 'copied' : 'notCopied');
  };
  return (
    <>
      <span role="status" className="trace-told">
        {told !== null && t(`trace.${told}`)}
      </span>
      <Button size="small" icon={<CopyOutlined />} onClick={copy}>
        {t('trace.copy')}
      </Button>
    </>
  );
}
