/** Keeps unsaved changes from being lost on the way to another place: save, discard, or stay. */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/Dialog.tsx';
import { guardLeaving } from '../../../ui/places/router.ts';
import { editing, hasUnsaved, type Session } from './session.ts';
import type { Save } from './useSave.ts';

export function LeaveDialog({ session, save }: { readonly session: Session; readonly save: Save }) {
  const { t } = useTranslation();
  const wayOn = useRef<(() => void) | null>(null);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    const takeOff = guardLeaving((to, go) => {
      const open = editing.get();
      if (open === null || !hasUnsaved(open)) return true;
      if (to.page === 'profiles' && to.name === open.name) return true;
      wayOn.current = go;
      setAsking(true);
      return false;
    });
    // The window itself is closed or loaded anew: the main process asks then.
    const onUnload = (event: BeforeUnloadEvent) => {
      const open = editing.get();
      if (open !== null && hasUnsaved(open)) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => {
      takeOff();
      window.removeEventListener('beforeunload', onUnload);
    };
  });
  const stay = () => {
    wayOn.current = null;
    setAsking(false);
  };
  const discard = () => {
    const go = wayOn.current;
    stay();
    editing.close();
    go?.();
  };
  const saveFirst = async () => {
    if (session.saved === null || session.isShipped) {
      stay();
      save.start();
      return;
    }
    const go = wayOn.current;
    const isSaved = await save.run(null, true);
    stay();
    if (isSaved) go?.();
  };
  return (
    <Dialog title={t('mapping.leaveTitle')} closeLabel={t('mapping.stay')} isOpen={isAsking} onClose={stay}>
      <div className="map-dialog">
        <p>{t('mapping.leaveText', { name: session.name })}</p>
        <div className="map-dialog-actions">
          <Button onClick={stay}>{t('mapping.stay')}</Button>
          <Button danger onClick={discard}>
            {t('mapping.discard')}
          </Button>
          <Button type="primary" loading={save.isSaving} onClick={() => void saveFirst()}>
            {t('mapping.save')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
