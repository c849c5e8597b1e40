/** The calls behind the editor: how the sample reads, what is suggested, what the profile makes of it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SampleView } from '../../../../src-shared/contract/mappingCalls.ts';
import type { FileForm, ProfileData } from '../../../../src-shared/files/mapping/profileData.ts';
import { call } from '../../../bridge/bridge.ts';

/** Rests this long after the last change before the profile is tried. */
const REST_MS = 120;
/** Rows of each section that are shown. */
export const SHOWN_ROWS = 200;
/** Answers are worth as much as the state that they belong to: steps back should be quick, no more. */
const KEPT_MS = 60_000;

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

export function useSampleView(sample: SampleView | null, file: FileForm) {
  const form = useRested(file);
  return useQuery({
    queryKey: ['mapping.read', sample?.sample, form],
    queryFn: () => call('mapping.read', { sample: sample?.sample ?? '', file: form }),
    enabled: sample !== null,
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  });
}

/** What was read while the sample was picked need not be read again. */
export function useRememberSample(): (sample: SampleView) => void {
  const client = useQueryClient();
  return (sample) => client.setQueryData(['mapping.read', sample.sample, sample.file], sample);
}

export function useSuggestions(sample: SampleView | null, { file, sections }: ProfileData) {
  const form = useRested(file);
  const datasets = [...new Set(sections.map(({ dataset }) => dataset))];
  return useQuery({
    queryKey: ['mapping.suggest', sample?.sample, form, datasets],
    queryFn: () => call('mapping.suggest', { sample: sample?.sample ?? '', file: form, datasets }),
    enabled: sample !== null,
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  });
}

export function useTry(sample: SampleView | null, profile: ProfileData, faultyOnly: boolean) {
  const rested = useRested(profile);
  return useQuery({
    queryKey: ['mapping.try', sample?.sample, rested, faultyOnly],
    queryFn: () =>
      call('mapping.try', {
        sample: sample?.sample ?? '',
        profile: rested,
        rows: SHOWN_ROWS,
        faulty_only: faultyOnly,
      }),
    enabled: sample !== null,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    gcTime: KEPT_MS,
  });
}

export function useDryRun(sample: SampleView | null, profile: ProfileData) {
  return useQuery({
    queryKey: ['mapping.dryRun', sample?.sample, profile],
    queryFn: () => call('mapping.dryRun', { sample: sample?.sample ?? '', profile }),
    // Only when asked for: it reads the whole sample against the store.
    enabled: false,
    gcTime: KEPT_MS,
  });
}

export function useProfileList() {
  return useQuery({ queryKey: ['profiles.list'], queryFn: () => call('profiles.list', {}) });
}

/** After saving or removing: lists and saved profiles are asked for anew. */
export function useProfilesChanged(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['profiles.list'] });
    void client.invalidateQueries({ queryKey: ['profiles.get'] });
  };
}
