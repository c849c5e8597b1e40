/** Opens the profile of the address: the one that is being edited already, or the saved one of that name. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../bridge/bridge.ts';
import { navigate } from '../../../ui/places/router.ts';
import { Failed, Loading } from '../../../ui/states.tsx';
import { Editor } from './Editor.tsx';
import { editing, useSession } from './session.ts';

export function EditorPage({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const isOpen = session?.name === name;
  const saved = useQuery({
    queryKey: ['profiles.get', name],
    queryFn: () => call('profiles.get', { name }),
    enabled: !isOpen,
    gcTime: 0,
  });
  useEffect(() => {
    if (!isOpen && saved.data !== undefined) editing.openSaved(saved.data.profile, saved.data.shipped);
  }, [isOpen, saved.data]);
  if (isOpen) return <Editor session={session} />;
  if (!saved.error) return <Loading rows={12} />;
  return (
    <Failed
      error={saved.error}
      action={
        <Button onClick={() => navigate({ page: 'profiles', name: null }, true)}>{t('mapping.backToList')}</Button>
      }
    />
  );
}
