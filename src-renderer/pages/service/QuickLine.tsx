/**
 * One line, one contact: typed, understood while it is typed, corrected by the marks below it, kept by Enter together with
 * the follow-up that it names. N comes here from anywhere on the page.
 */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, type InputRef, Select } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import type { QuickLineRead } from '../../../src-shared/contract/serviceCalls.ts';
import { CHANNELS } from '../../../src-shared/records/contact.record.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useEdit } from '../../ui/records/useEdit.ts';
import { type Corrected, lineEdit, settledOf, unsettled } from './model.ts';

/** Pause in typing after which the line is read. */
const PAUSE_MS = 120;

interface Props {
  readonly head: ClientHead;
  readonly today: string;
}

export function QuickLine({ head, today }: Props) {
  const { t } = useTranslation();
  const [line, setLine] = useState('');
  const [asked, setAsked] = useState('');
  const [fixes, setFixes] = useState<Partial<Corrected>>({});
  const [error, setError] = useState<Error | null>(null);
  const input = useRef<InputRef>(null);
  const isComposing = useRef(false);
  const { save, isBusy } = useEdit();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(line.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [line]);
  useFocusKey(input);
  const client_no = head.client_no;
  const read = useQuery({
    queryKey: ['service.read', client_no, asked, today],
    queryFn: () => call('service.read', { client_no, line: asked, today }),
    enabled: asked !== '',
    placeholderData: (previous) => previous,
  });
  const shown = line.trim() === '' ? undefined : read.data;
  const corrected = shown === undefined ? undefined : settledOf(shown, fixes);
  const clear = (): void => {
    setLine('');
    setFixes({});
    setError(null);
  };
  const keep = async (): Promise<void> => {
    const typed = line.trim();
    if (typed === '' || isBusy) return;
    try {
      // What is kept is what this very line says, not what an earlier one did.
      const now = await call('service.read', { client_no, line: typed, today });
      const settled = settledOf(now, fixes);
      if (unsettled(now, settled).length > 0) {
        setAsked(typed);
        return;
      }
      const plainTitle = t('servicePage.line.followPlain');
      const owner = head.advisor_no;
      await save(lineEdit(now, settled, { clientNo: client_no, clientName: head.name, owner, plainTitle }));
      clear();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || isComposing.current) return;
    if (event.key === 'Enter') void keep();
    if (event.key === 'Escape') clear();
  };
  return (
    <div className="quick-line">
      <div className="quick-line-row">
        <Input
          ref={input}
          size="large"
          value={line}
          maxLength={2000}
          aria-label={t('servicePage.line.label')}
          placeholder={t('servicePage.line.placeholder')}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={onKeyDown}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={() => {
            isComposing.current = false;
          }}
        />
        <Button type="primary" size="large" loading={isBusy} disabled={line.trim() === ''} onClick={() => void keep()}>
          {t('servicePage.line.save')}
        </Button>
      </div>
      {error !== null && (
        <Alert
          type="error"
          showIcon
          title={`${t('servicePage.line.notSaved')} ${t(`error.${error instanceof BridgeError ? error.code : 'fault'}`)}`}
        />
      )}
      {shown === undefined || corrected === undefined ? (
        <p className="quick-line-hint">{t('servicePage.line.hint')}</p>
      ) : (
        <Understood
          read={shown}
          corrected={corrected}
          onFix={(fix) => {
            setFixes({ ...fixes, ...fix });
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}

interface UnderstoodProps {
  readonly read: QuickLineRead;
  readonly corrected: Corrected;
  readonly onFix: (fix: Partial<Corrected>) => void;
}

/** What the line was understood as; each mark can be corrected. */
function Understood({ read, corrected, onFix }: UnderstoodProps) {
  const { t } = useTranslation();
  return (
    <div className="quick-line-marks" aria-live="polite">
      <Select
        size="small"
        value={corrected.channel}
        aria-label={t('servicePage.form.channel')}
        options={CHANNELS.map((value) => ({ value, label: t(`servicePage.channel.${value}`) }))}
        onChange={(channel) => onFix({ channel })}
      />
      <span className="mark-chip num">
        {corrected.on}
        {read.at === null ? '' : ` ${read.at}`}
      </span>
      {!corrected.reached && <span className="mark-chip is-warn">{t('servicePage.notReached')}</span>}
      {read.tags.map((tag) => (
        <span key={tag} className="mark-chip is-tag">
          #{tag}
        </span>
      ))}
      {read.mentions.map(({ typed, found, count }) =>
        count === 0 ? (
          <span key={typed} className="mark-chip is-warn">
            {t('servicePage.line.nobody', { typed })}
          </span>
        ) : count === 1 ? (
          <span key={typed} className="mark-chip">
            @{found[0]?.name} {found[0]?.client_no}
          </span>
        ) : (
          <Select
            key={typed}
            size="small"
            className="mention-choice"
            placeholder={t('servicePage.line.asks', { typed, count })}
            aria-label={t('servicePage.line.asks', { typed, count })}
            value={corrected.chosen[typed] ?? null}
            options={found.map(({ client_no, name }) => ({ value: client_no, label: `${name} ${client_no}` }))}
            onChange={(no) => onFix({ chosen: { ...corrected.chosen, [typed]: no as string } })}
          />
        ),
      )}
      {read.follow_up !== null && (
        <button
          type="button"
          className={`mark-chip is-follow${corrected.withFollow ? '' : ' is-off'}`}
          aria-pressed={corrected.withFollow}
          onClick={() => onFix({ withFollow: !corrected.withFollow })}
        >
          {corrected.withFollow
            ? t('servicePage.line.follow', {
                date: `${read.follow_up.due}${read.follow_up.at === null ? '' : ` ${read.follow_up.at}`}`,
              })
            : t('servicePage.line.noFollow')}
          {corrected.withFollow && read.follow_up.title !== '' ? ` · ${read.follow_up.title}` : ''}
        </button>
      )}
    </div>
  );
}

function useFocusKey(input: React.RefObject<InputRef | null>): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [contenteditable], dialog') !== null;
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [input]);
}
