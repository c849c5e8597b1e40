/** A message or a script from a template: filled for the client, changed by hand, copied; a message is kept as a contact where that is wanted. */
import { Alert, Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHead } from '../../../src-shared/contract/clientCalls.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { copyText } from '../../ui/copyText.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { navigate } from '../../ui/places/router.ts';
import { FormField, inDialog } from '../../ui/records/FormField.tsx';
import { added, useEdit } from '../../ui/records/useEdit.ts';
import { useFill, useMissingWords, useTemplatesFor } from '../../ui/templates/useTemplates.ts';
import { emptyContact } from './model.ts';

interface Props {
  readonly head: ClientHead;
  readonly today: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function MessageDialog({ isOpen, onClose, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('templatesPage.message.title')}
      closeLabel={t('templatesPage.message.close')}
      isOpen={isOpen}
      onClose={onClose}
    >
      <MessageForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

function MessageForm({ head, today, onClose }: Omit<Props, 'isOpen'>) {
  const { t } = useTranslation();
  const messages = useTemplatesFor('message');
  const scripts = useTemplatesFor('script');
  const templates = [...messages, ...scripts];
  const fill = useFill(head.client_no);
  const words = useMissingWords();
  const { save, isBusy } = useEdit();
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState('');
  const [isCopied, setCopied] = useState(false);
  const [error, setError] = useState<BridgeError | null>(null);
  const first = templates[0]?.record.record_id ?? null;
  const choose = (id: string | null): void => {
    const found = templates.find(({ record }) => record.record_id === id);
    if (found === undefined || fill === undefined) return;
    const filled = fill(found.body.text);
    setChosen(id);
    setText(filled.text);
    setMissing(words(filled.missing));
    setCopied(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first one is filled in once, when all is there.
  useEffect(() => {
    if (chosen === null && first !== null && fill !== undefined) choose(first);
  }, [first, fill === undefined]);
  if (templates.length === 0) {
    return (
      <div className="record-form">
        <p className="form-field is-wide">{t('templatesPage.message.none')}</p>
        <div className="form-actions">
          <Button type="primary" onClick={() => navigate({ page: 'today', view: 'templates' })}>
            {t('templatesPage.message.toTemplates')}
          </Button>
        </div>
      </div>
    );
  }
  const copy = (): void => {
    if (copyText(text)) setCopied(true);
  };
  const keep = async (): Promise<void> => {
    copyText(text);
    const body = { ...emptyContact(today), channel: 'message' as const, text: text.trim() };
    try {
      await save({
        what: 'contact_added',
        subject: head.name,
        changes: [added('contact', head.client_no, body)],
      });
      onClose();
    } catch (thrown) {
      setError(thrown instanceof BridgeError ? thrown : new BridgeError('fault', String(thrown)));
    }
  };
  const isEmpty = text.trim() === '';
  const isMessage = messages.some(({ record }) => record.record_id === chosen);
  const group = (use: 'message' | 'script', of: typeof messages) => ({
    label: t(`templatesPage.use.${use}`),
    options: of.map(({ record, body }) => ({ value: record.record_id, label: body.title })),
  });
  return (
    <div className="record-form">
      <FormField label={t('templatesPage.message.choose')} isWide>
        {(id) => (
          <Select
            id={id}
            value={chosen}
            options={[group('message', messages), group('script', scripts)].filter(({ options }) => options.length > 0)}
            onChange={choose}
            {...inDialog}
          />
        )}
      </FormField>
      <FormField label={t('templatesPage.message.text')} isWide>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={6}
            maxLength={20_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </FormField>
      {missing !== '' && <Alert type="warning" showIcon title={missing} />}
      <p className="form-field is-wide muted" role="status">
        {isCopied
          ? t('templatesPage.message.copied')
          : t(isMessage ? 'templatesPage.message.hint' : 'templatesPage.message.scriptHint')}
      </p>
      {error !== null && <Alert type="error" showIcon role="alert" title={t(`error.${error.code}`)} />}
      <div className="form-actions">
        <Button disabled={isEmpty} onClick={copy}>
          {t('templatesPage.message.copy')}
        </Button>
        {isMessage && (
          <Button type="primary" disabled={isEmpty} loading={isBusy} onClick={() => void keep()}>
            {t('templatesPage.message.copyAndKeep')}
          </Button>
        )}
      </div>
    </div>
  );
}
