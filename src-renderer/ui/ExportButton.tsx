/** "Export" beside a table: as a workbook or as CSV, what the page shows. Long ones show how far they are and can be stopped. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SHEET_FORMATS } from '../../src-shared/contract/transferCalls.ts';
import { BridgeError } from '../bridge/bridge.ts';
import { instantText } from '../format/instant.ts';
import { useFormat } from '../format/useFormat.ts';
import { type SheetSource, transfer } from './transfer.ts';
import './exportButton.css';

interface Props {
  /** What it exports, for who hears the button. */
  readonly name: string;
  /** Asked for when it is pressed: what the page shows then, or what it reads for it. */
  readonly source: () => SheetSource | Promise<SheetSource>;
  readonly disabled?: boolean;
}
type Running = { readonly done: number; readonly total: number };

export function ExportButton({ name, source, disabled = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [note, setNote] = useState('');
  const [running, setRunning] = useState<Running | null>(null);
  const isStopped = useRef(false);
  const run = async (as: (typeof SHEET_FORMATS)[number]): Promise<void> => {
    isStopped.current = false;
    setNote('');
    setRunning({ done: 0, total: 0 });
    try {
      const read = await source();
      const made = t('transfer.madeAt', { at: instantText(new Date().toISOString()) });
      const table = { ...read, notes: [...read.notes, made] };
      const done = await transfer(
        table,
        as,
        (rows) => setRunning({ done: rows, total: table.rows }),
        () => isStopped.current,
      );
      if (done === null) setNote(isStopped.current ? t('transfer.stopped') : '');
      else {
        const cut = done.shortened === 0 ? '' : ` · ${t('transfer.shortened', { n: format.count(done.shortened) })}`;
        setNote(`${t('transfer.done', { n: format.count(done.rows), file: done.file })}${cut}`);
      }
    } catch (error) {
      const code = error instanceof BridgeError ? error.code : 'fault';
      setNote(t('transfer.failed', { why: code === 'fault' ? t('transfer.notWritten') : t(`error.${code}`) }));
    } finally {
      setRunning(null);
    }
  };
  return (
    <span className="export">
      <span className="export-note" role="status">
        {running === null || running.done === 0
          ? note
          : t('transfer.running', { done: format.count(running.done), total: format.count(running.total) })}
      </span>
      {running !== null && running.done > 0 ? (
        <Button
          size="small"
          onClick={() => {
            isStopped.current = true;
          }}
        >
          {t('transfer.stop')}
        </Button>
      ) : (
        <Dropdown
          trigger={['click']}
          disabled={disabled || running !== null}
          menu={{
            items: SHEET_FORMATS.map((key) => ({ key, label: t(`transfer.${key}`) })),
            onClick: ({ key }) => void run(key === 'csv' ? 'csv' : 'xlsx'),
          }}
        >
          <Button
            type="text"
            icon={<DownloadOutlined />}
            loading={running !== null}
            disabled={disabled}
            title={t('transfer.exportOf', { name })}
          >
            <span className="sr-only">{t('transfer.exportOf', { name })}</span>
          </Button>
        </Dropdown>
      )}
    </span>
  );
}
