/**
 * Notes what the client asks for himself. Says before anything is typed what the law makes of the chosen product: within his
 * level, above it and only with the signed warning, or barred.
 */
import { Alert, Button, Input, InputNumber, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { Loaded } from '../client/Loaded.tsx';
import { useErrorWords } from './useProposals.ts';
import { type ProductForClient, useNoteRequest, useProductsFor } from './useRequests.ts';

interface Props {
  readonly clientNo: string;
  readonly today: Ymd;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function RequestDialog({ clientNo, today, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const query = useProductsFor(clientNo, today, isOpen);
  return (
    <Dialog
      title={t('proposalPage.request.title')}
      closeLabel={t('proposalPage.close')}
      isOpen={isOpen}
      onClose={onClose}
      className="step-dialog"
    >
      <Loaded query={query} rows={4}>
        {({ products }) =>
          products.length === 0 ? (
            <p className="step-form muted">{t('proposalPage.request.noProducts')}</p>
          ) : (
            <Form clientNo={clientNo} today={today} products={products} onClose={onClose} />
          )
        }
      </Loaded>
    </Dialog>
  );
}

const E4 = 10_000;
const MAYBE = ['within_level', 'warning_needed', 'recorded_above_level'] as const;

function Form({
  clientNo,
  today,
  products,
  onClose,
}: Omit<Props, 'isOpen'> & { readonly products: readonly ProductForClient[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useErrorWords();
  const { note, isBusy } = useNoteRequest();
  /** The same request however often it is tried. */
  const id = useRef(crypto.randomUUID());
  const [code, setCode] = useState<string | null>(null);
  const [yuan, setYuan] = useState<number | null>(null);
  const [warning, setWarning] = useState('');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const product = products.find(({ product_code }) => product_code === code);
  const answer = product?.on_request ?? null;
  const isBarred = answer !== null && !(MAYBE as readonly string[]).includes(answer);
  const needsWarning = answer === 'warning_needed';
  const submit = async (): Promise<void> => {
    if (product === undefined) return setProblem(t('proposalPage.request.chooseFirst'));
    if (needsWarning && warning.trim() === '') return setProblem(t('proposalPage.request.warningFirst'));
    try {
      const noted = await note(
        {
          record_id: id.current,
          client_no: clientNo,
          today: dateText(today),
          product_code: product.product_code,
          amount_e4: yuan === null ? null : Math.round(yuan * E4),
          warning_reference: needsWarning ? warning.trim() : null,
          text: text.trim() === '' ? null : text.trim(),
        },
        product.name ?? product.product_code,
      );
      if (noted.edit_id !== null) onClose();
      else setProblem(t('proposalPage.request.notSaved', { why: t(`proposalPage.request.answer.${noted.answer}`) }));
    } catch (error) {
      setProblem(t('proposalPage.request.notSaved', { why: words(error) }));
    }
  };
  const said = ({ name, product_code, risk_rating, refusal }: ProductForClient): string =>
    [
      name ?? product_code,
      risk_rating ?? '',
      refusal === null ? t('proposalPage.request.fits') : t(`proposalPage.request.refusal.${refusal}`),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormField label={t('proposalPage.request.product')} isNeeded isWide>
        {(field) => (
          <Select
            id={field}
            autoFocus
            value={code}
            placeholder={t('proposalPage.request.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next: string) => {
              setCode(next);
              setProblem('');
            }}
            options={products.map((one) => ({ value: one.product_code, label: said(one) }))}
            {...inDialog}
          />
        )}
      </FormField>
      {answer !== null && (
        <Alert
          type={isBarred ? 'error' : needsWarning ? 'warning' : 'info'}
          showIcon
          title={t(`proposalPage.request.answer.${answer}`)}
        />
      )}
      {!isBarred && (
        <>
          <div className="step-pair">
            <FormField label={t('proposalPage.request.amount')}>
              {(field) => (
                <InputNumber<number>
                  id={field}
                  min={0}
                  max={1e11}
                  precision={2}
                  value={yuan}
                  onChange={setYuan}
                  formatter={(value) =>
                    value === undefined ? '' : String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
                  }
                  parser={(typed) => Number((typed ?? '').replaceAll(',', ''))}
                />
              )}
            </FormField>
            {needsWarning && (
              <FormField label={t('proposalPage.request.warning')} isNeeded>
                {(field) => (
                  <Input
                    id={field}
                    maxLength={200}
                    placeholder={t('proposalPage.request.warningHint')}
                    value={warning}
                    onChange={({ target }) => setWarning(target.value)}
                  />
                )}
              </FormField>
            )}
          </div>
          <FormField label={t('proposalPage.request.text')} isWide>
            {(field) => (
              <Input.TextArea
                id={field}
                rows={3}
                maxLength={2000}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </FormField>
        </>
      )}
      {product?.min_amount_e4 != null && yuan !== null && yuan * E4 < product.min_amount_e4 && (
        <p className="muted">
          {t('proposalPage.product.min')} {format.moneyE4(product.min_amount_e4)}
        </p>
      )}
      {problem !== '' && <Alert type="warning" role="alert" showIcon title={problem} />}
      <div className="form-actions">
        <span />
        <Button onClick={onClose}>{t('proposalPage.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={isBarred || code === null}>
          {t('proposalPage.request.save')}
        </Button>
      </div>
    </form>
  );
}
