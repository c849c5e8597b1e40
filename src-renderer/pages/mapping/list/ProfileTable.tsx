/** The profiles, one a row: what each is for, what it reads, what it feeds, when it was changed. */
import { CopyOutlined, DeleteOutlined, EditOutlined, ExportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProfileLine } from '../../../../src-shared/contract/mappingCalls.ts';
import { instantText } from '../../../format/instant.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { DataTable, type TableColumn } from '../../../ui/DataTable.tsx';
import type { ProfileActions } from './useProfileActions.ts';

interface Props {
  readonly profiles: readonly ProfileLine[];
  readonly actions: ProfileActions;
}

export function ProfileTable({ profiles, actions }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const inLanguage = (both: { readonly zh: string; readonly en: string }) => (language === 'zh-CN' ? both.zh : both.en);
  const columns: readonly TableColumn<ProfileLine>[] = [
    {
      key: 'name',
      title: t('mapping.list.profile'),
      sortValue: ({ title }) => inLanguage(title),
      cell: ({ name, title, about }) => (
        <div className="map-profile">
          <button type="button" className="map-profile-name" onClick={() => actions.open(name)}>
            {inLanguage(title)}
          </button>
          <code>{name}</code>
          <p title={inLanguage(about)}>{inLanguage(about)}</p>
        </div>
      ),
    },
    {
      key: 'datasets',
      title: t('mapping.datasets'),
      cell: ({ datasets }) => (
        <span className="map-tags">
          {[...new Set(datasets)].map((dataset) => (
            <span key={dataset} className="map-tag">
              {datasetOf(t, dataset)}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'format',
      title: t('mapping.format'),
      sortValue: ({ format }) => format,
      cell: ({ format }) => t(`mapping.formatOf.${format}`),
    },
    {
      key: 'changed',
      title: t('mapping.list.changed'),
      sortValue: ({ changed_at }) => changed_at,
      cell: ({ shipped, changed_at }) =>
        shipped || changed_at === null ? (
          <span className="muted">{t('mapping.list.shipped')}</span>
        ) : (
          <span className="num">{instantText(changed_at)}</span>
        ),
    },
    {
      key: 'actions',
      title: t('mapping.list.actions'),
      cell: ({ name, title, shipped }) => {
        const of = (label: string) => `${label}: ${inLanguage(title)}`;
        return (
          <span className="map-actions">
            <Button
              size="small"
              icon={<EditOutlined />}
              aria-label={of(t(shipped ? 'mapping.list.view' : 'mapping.list.edit'))}
              onClick={() => actions.open(name)}
            >
              {t(shipped ? 'mapping.list.view' : 'mapping.list.edit')}
            </Button>
            <Button
              size="small"
              icon={<CopyOutlined />}
              aria-label={of(t('mapping.list.copy'))}
              onClick={() => actions.copy(name)}
            >
              {t('mapping.list.copy')}
            </Button>
            <Button
              size="small"
              icon={<ExportOutlined />}
              aria-label={of(t('mapping.list.export'))}
              onClick={() => actions.exportOne(name)}
            >
              {t('mapping.list.export')}
            </Button>
            <Button
              size="small"
              icon={<DeleteOutlined />}
              disabled={shipped}
              title={shipped ? t('mapping.list.notRemovable') : undefined}
              aria-label={of(t('mapping.list.remove'))}
              onClick={() => actions.remove(name)}
            />
          </span>
        );
      },
    },
  ];
  return (
    <div className="map-list-table">
      <DataTable label={t('mapping.list.title')} columns={columns} rows={profiles} rowKey={({ name }) => name} />
    </div>
  );
}
