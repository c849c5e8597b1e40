/** The Profile tab: who the client is: what the branch knows, his goals, family and household, beside head office's facts. */
import { useRef } from 'react';
import { useWish } from '../../ui/actions/wishes.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { TabProps } from '../client/ClientPage.tsx';
import { ConsentsPanel } from './ConsentsPanel.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { FamilyPanel } from './FamilyPanel.tsx';
import { GoalsPanel } from './GoalsPanel.tsx';
import { HouseholdPanel } from './HouseholdPanel.tsx';
import { ProfilePanel } from './ProfilePanel.tsx';
import { usePerson } from './usePerson.ts';
import './profile.css';

export function ProfileTab({ head }: TabProps) {
  const person = usePerson(head.client_no);
  const page = useRef<HTMLDivElement>(null);
  useWish('editProfile', () => page.current?.querySelector<HTMLElement>('.edit-value')?.click(), person.isSuccess);
  if (person.isPending) return <Loading rows={12} />;
  if (person.error) return <Failed error={person.error} onRetry={() => void person.refetch()} />;
  const props = { head, person: person.data };
  return (
    <div ref={page} className="profile" key={head.client_no}>
      <div className="profile-column">
        <ProfilePanel {...props} />
        <FactsPanel person={person.data} />
      </div>
      <div className="profile-column">
        <GoalsPanel {...props} />
        <FamilyPanel {...props} />
        <HouseholdPanel head={head} />
        <ConsentsPanel {...props} />
      </div>
    </div>
  );
}
