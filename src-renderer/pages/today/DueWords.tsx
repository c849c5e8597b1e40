/** A due day written in words: what it is understood as stands beside it, and is the form's day from then on. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText, type Ymd } from '../../../src-shared/kernel/dates.ts';
import { call } from '../../bridge/bridge.ts';

interface Props {
  readonly today: Ymd;
  readonly onDay: (day: string) => void;
}

export function DueWords({ today, onDay }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const text = useDeferredValue(words.trim());
  const { data } = useQuery({
    queryKey: ['service.day', text, today],
    queryFn: () => call('service.day', { text, today: dateText(today) }),
    enabled: text !== '',
  });
  const day = text === '' ? undefined : data === undefined ? undefined : (data?.day ?? null);
  const told = useRef(onDay);
  useEffect(() => {
    told.current = onDay;
  });
  useEffect(() => {
    if (day !== undefined && day !== null) told.current(day);
  }, [day]);
  return (
    <div className="due-words">
      <Input
        aria-label={t('todayPage.form.dueWords')}
        placeholder={t('todayPage.form.dueWords')}
        maxLength={100}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <span className="muted num" role="status">
        {day === undefined ? '' : day === null ? t('todayPage.form.dueUnknown') : t('todayPage.form.dueIs', { day })}
      </span>
    </div>
  );
}
