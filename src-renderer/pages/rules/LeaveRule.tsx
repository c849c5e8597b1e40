/** Asks before a rule that was changed is left unsaved, also when the window closes. */
import { Button } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { guardLeaving } from '../../ui/places/router.ts';

interface Props {
  readonly isChanged: boolean;
  /** What was changed has been kept meanwhile. */
  readonly isKept: RefObject<boolean>;
  readonly name: string;
}

export function LeaveRule({ isChanged, isKept, name }: Props) {
  const { t } = useTranslation();
  const wayOn = useRef<(() => void) | null>(null);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isChanged) return undefined;
    const takeOff = guardLeaving((_, go) => {
      if (isKept.current) return true;
      wayOn.current = go;
      setAsking(true);
      return false;
    });
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => {
      takeOff();
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [isChanged, isKept]);
  const stay = () => {
    wayOn.current = null;
    setAsking(false);
  };
  return (
    <Dialog
      className="rule-leave-dialog"
      title={t('rulesPage.leave.title')}
      closeLabel={t('rulesPage.leave.stay')}
      isOpen={isAsking}
      onClose={stay}
    >
      <div className="rule-leave">
        <p>{t('rulesPage.leave.text', { name })}</p>
        <div className="rule-leave-actions">
          <Button
            danger
            onClick={() => {
              const go = wayOn.current;
              stay();
              go?.();
            }}
          >
            {t('rulesPage.leave.discard')}
          </Button>
          <Button type="primary" onClick={stay}>
            {t('rulesPage.leave.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
