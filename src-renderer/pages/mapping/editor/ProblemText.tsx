/** One thing that keeps a profile from being used, with its place in it. */
import { useTranslation } from 'react-i18next';
import type { ProfileData, ProfileProblem } from '../../../../src-shared/files/mapping/profileData.ts';
import { useFormat } from '../../../format/useFormat.ts';
import { datasetOf } from '../../../locales/useTerms.ts';
import { problemPlace } from '../model/problemPlace.ts';
import { columnNamed } from '../terms.ts';

interface Props {
  /** null: the profile could not be read far enough to name a place in it. */
  readonly profile: ProfileData | null;
  readonly problem: ProfileProblem;
}

export function ProblemText({ profile, problem }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { at, column } = profile === null ? { at: null, column: null } : problemPlace(profile, problem.path);
  const dataset = at === null ? undefined : profile?.sections[at]?.dataset;
  const place =
    dataset === undefined
      ? problem.path
      : [datasetOf(t, dataset), column === null ? '' : columnNamed(dataset, column, language)]
          .filter(Boolean)
          .join(' · ');
  return (
    <>
      {place !== '' && <span>{place}: </span>}
      {t(`mapping.problem.${problem.code}`)} <span className="muted">{problem.text}</span>
    </>
  );
}
