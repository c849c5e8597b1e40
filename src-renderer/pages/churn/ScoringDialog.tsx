/** The bounds and points of the score, tried out on the branch while they are changed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import { highestScore } from '../../../src-shared/domain/churn/score.ts';
import type { ChurnBody } from '../../../src-shared/records/churn.record.ts';
import { BridgeError, call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { added, changed, useEdit } from '../../ui/records/useEdit.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { BoundRows } from './BoundRows.tsx';
import { defaults, isSame, isWhole } from './scoringFields.ts';
import { useChurnSettings } from './useChurn.ts';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ScoringDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useChurnSettings(isOpen);
  return (
    <Dialog title={t('churnPage.form.title')} closeLabel={t('churnPage.form.close')} isOpen={isOpen} onClose={onClose}>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading rows={10} />
      ) : (
        <Form kept={data} onClose={onClose} />
      )}
    </Dialog>
  );
}

type Kept = CallOutput<'churn.settings'>;

function Form({ kept: now, onClose }: { readonly kept: Kept; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { save, isBusy } = useEdit();
  // What stood when the dialog was opened: what somebody else writes meanwhile is a conflict, not a surprise.
  const [kept] = useState(now);
  const [body, setBody] = useState<ChurnBody>(now.body);
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLFormElement>(null);
  // After the dialog has opened: that moves the focus to its close button.
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const isGood = isWhole(body);
  const highest = highestScore(body);
  const write = () => {
    const change =
      kept.record === null ? added('churn', null, body) : changed('churn', { ...kept.record, client_no: null }, body);
    save({ what: 'churn_changed', subject: '', changes: [change] }).then(onClose, (error: unknown) => {
      const code = error instanceof BridgeError ? error.code : 'fault';
      const why = code === 'conflict' || code === 'busy' ? code : 'other';
      setProblem(t('churnPage.form.notSaved', { why: t(`churnPage.form.${why}`) }));
    });
  };
  return (
    <form
      ref={box}
      className="churn-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood && !isSame(body, kept.body) && !isBusy) write();
      }}
    >
      <div className="churn-form-fields">
        <p className="muted">{t('churnPage.form.intro')}</p>
        <Plain body={body} name="warn_from" min={1} max={800} onChange={setBody} />
        <BoundRows body={body} onChange={setBody} />
        <Plain body={body} name="left_ratio" min={5} max={100} onChange={setBody} />
        <Plain body={body} name="least_sample" min={1} max={1000} onChange={setBody} />
      </div>
      {problem !== '' && <Alert type="warning" role="alert" title={problem} />}
      <Preview body={body} now={kept.body} />
      {highest < body.warn_from && <p className="churn-warn">{t('churnPage.form.unreachable', { n: highest })}</p>}
      <div className="churn-form-actions">
        <Button className="is-left" disabled={isSame(body, defaults())} onClick={() => setBody(defaults())}>
          {t('churnPage.form.defaults')}
        </Button>
        <Button onClick={onClose}>{t('churnPage.form.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isGood || isSame(body, kept.body)}>
          {t('churnPage.form.save')}
        </Button>
      </div>
    </form>
  );
}

interface PlainProps {
  readonly body: ChurnBody;
  readonly name: 'warn_from' | 'left_ratio' | 'least_sample';
  readonly min: number;
  readonly max: number;
  readonly onChange: (body: ChurnBody) => void;
}

const SUFFIX = { warn_from: 'churnPage.form.score', left_ratio: null, least_sample: 'churnPage.form.cases' } as const;

function Plain({ body, name, min, max, onChange }: PlainProps) {
  const { t } = useTranslation();
  const label = t(`churnPage.form.${name}`);
  const isShare = name === 'left_ratio';
  const suffix = SUFFIX[name];
  return (
    <div className="churn-field">
      <span>{label}</span>
      <InputNumber
        aria-label={label}
        min={min}
        max={max}
        precision={0}
        suffix={suffix === null ? '%' : t(suffix)}
        value={isShare ? Math.round(body.left_ratio * 100) : body[name]}
        onChange={(typed) => {
          if (typed !== null) onChange({ ...body, [name]: isShare ? typed / 100 : typed });
        }}
      />
      <span className="muted">{t(`churnPage.form.${name}Hint`, { n: highestScore(body) })}</span>
    </div>
  );
}

function Preview({ body, now }: { readonly body: ChurnBody; readonly now: ChurnBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  const wanted = useDeferredValue(body);
  const isGood = isWhole(wanted);
  const tried = useQuery({
    queryKey: ['records', 'churn', 'preview', wanted],
    queryFn: () => call('churn.preview', { body: wanted }),
    enabled: isGood,
    placeholderData: keepPreviousData,
  });
  const before = useQuery({
    queryKey: ['records', 'churn', 'preview', now],
    queryFn: () => call('churn.preview', { body: now }),
  });
  const words = (): string => {
    if (!isGood) return t('churnPage.form.invalid');
    if (tried.error ?? before.error) return t('churnPage.form.previewFailed');
    if (tried.data === undefined || before.data === undefined) return '';
    const count = format.count(before.data.warned);
    const { warned, assets } = tried.data;
    return warned === 0 || assets === null
      ? t('churnPage.form.previewNone', { now: count })
      : t('churnPage.form.preview', { n: format.count(warned), assets: format.money(assets), now: count });
  };
  return (
    <p className="churn-preview num" role="status">
      {words()}
    </p>
  );
}
