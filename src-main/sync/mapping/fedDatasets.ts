/** Which datasets a file of a set feeds: its own, or all of its profile's. */
import type { DatasetName } from '../../../src-shared/files/datasets.ts';
import { datasetsFed } from '../../../src-shared/files/mapping/translator.ts';
import type { Manifest, ManifestFile } from '../manifest.ts';
import type { StagedFile } from '../staging.ts';

export function datasetsOfFile({ dataset, profile }: ManifestFile): readonly DatasetName[] {
  return profile.translation === undefined ? [dataset] : datasetsFed(profile.translation, dataset);
}

export function datasetsOfSet(manifest: Manifest): ReadonlySet<DatasetName> {
  return new Set(manifest.files.flatMap(datasetsOfFile));
}

/** The staged files once for each dataset that they feed; `named` marks those that the manifest does not name itself. */
export function spreadOverDatasets(staged: readonly StagedFile[]): readonly StagedFile[] {
  return staged.flatMap((one) =>
    datasetsOfFile(one.file).map((dataset) =>
      dataset === one.file.dataset ? one : { ...one, file: { ...one.file, dataset }, named: one.file.dataset },
    ),
  );
}
