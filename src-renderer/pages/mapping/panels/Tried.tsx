/** What waits for the trial of a profile: no sample yet, first answer under way, refused, unreadable, or there. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleProblem, SampleView, TryResult } from '../../../../src-shared/contract/mappingCalls.ts';
import { BridgeError } from '../../../bridge/bridge.ts';
import { fileProblemOf } from '../../../locales/useTerms.ts';
import { Failed, Loading } from '../../../ui/states.tsx';
import { SampleButton } from '../editor/SampleButton.tsx';
import { NoSample } from './NoSample.tsx';

interface Props {
  readonly sample: SampleView | null;
  readonly tried: UseQueryResult<TryResult, Error>;
  readonly children: (result: TryResult) => ReactNode;
}

export function Tried({ sample, tried, children }: Props) {
  if (sample === null) return <NoSample />;
  if (tried.error) return <SampleFailed error={tried.error} onRetry={() => void tried.refetch()} />;
  if (tried.data === undefined) return <Loading rows={8} />;
  return (
    <>
      {tried.data.problem !== null && <Unreadable problem={tried.data.problem} />}
      {children(tried.data)}
    </>
  );
}

/** A sample is forgotten when the program ends or newer ones push it out: then it is picked again. */
export function SampleFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const isGone = error instanceof BridgeError && error.code === 'not_found';
  if (!isGone) return <Failed error={error} onRetry={onRetry} />;
  return (
    <div className="map-alert" role="alert">
      <span>{t('mapping.sampleGone')}</span>
      <SampleButton />
    </div>
  );
}

export function Unreadable({ problem }: { readonly problem: SampleProblem }) {
  const { t } = useTranslation();
  return (
    <div className="map-alert is-bad" role="alert">
      <span>
        {t('mapping.unreadable')} {fileProblemOf(t, problem)}
        {problem.line > 0 && ` · ${t('mapping.line', { line: problem.line })}`}
      </span>
      <code>{problem.text}</code>
    </div>
  );
}
