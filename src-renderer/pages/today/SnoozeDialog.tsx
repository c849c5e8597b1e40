/** Puts tasks off: tomorrow, next Monday, in a week by one key each, or a date. */
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { dateText, parseDate, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { snoozeDays } from './changes.ts';
import { useFirstFocus } from './useFirstFocus.ts';

interface Props {
  readonly title: string;
  readonly today: Ymd;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSnooze: (until: Ymd) => void;
}

const CHOICES = ['tomorrow', 'monday', 'week'] as const;

export function SnoozeDialog({ title, today, isOpen, onClose, onSnooze }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} closeLabel={t('todayPage.close')} isOpen={isOpen} onClose={onClose}>
      <Choices today={today} onSnooze={onSnooze} />
    </Dialog>
  );
}

function Choices({ today, onSnooze }: Pick<Props, 'today' | 'onSnooze'>) {
  const { t } = useTranslation();
  const days = snoozeDays(today);
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <div className="task-dialog">
      <div className="snooze-choices">
        {CHOICES.map((choice, i) => (
          <Button key={choice} ref={i === 0 ? first : null} onClick={() => onSnooze(days[choice])}>
            {t(`todayPage.snoozeTo.${choice}`)}
            <span className="num muted">{dateText(days[choice])}</span>
          </Button>
        ))}
        <DatePicker
          aria-label={t('todayPage.snoozeTo.date')}
          placeholder={t('todayPage.snoozeTo.date')}
          minDate={dayjs(dateText(days.tomorrow))}
          onChange={(value) => {
            const until = value === null ? null : parseDate(value.format('YYYY-MM-DD'));
            if (until !== null) onSnooze(until);
          }}
          getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        />
      </div>
      <p className="muted">{t('todayPage.snoozeHint')}</p>
    </div>
  );
}
