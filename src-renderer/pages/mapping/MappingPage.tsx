/** Profiles: the list, or the editor of one. */
import { useTranslation } from 'react-i18next';
import { EditorPage } from './editor/EditorPage.tsx';
import { ProfileListPage } from './list/ProfileListPage.tsx';
import './notes.css';

export function MappingPage({ name }: { readonly name: string | null }) {
  const { t } = useTranslation();
  if (name === null) return <ProfileListPage />;
  return (
    <>
      <h1 className="sr-only">{t('mapping.editorTitle', { name })}</h1>
      <EditorPage key="editor" name={name} />
    </>
  );
}
