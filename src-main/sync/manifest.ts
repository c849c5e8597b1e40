/** manifest.json: its shape, its rules, and what it must agree with. Nothing of a set is believed before this. */
import { z } from 'zod';
import { DATASETS, type DatasetName, decimalsOf, isDatasetName } from '../../src-shared/files/datasets.ts';
import type { FileEncoding, FileFormat } from '../../src-shared/files/mapping/profileData.ts';
import type { Profile } from '../../src-shared/files/profile.ts';

import { dateText, parseDate, type Ymd } from '../../src-shared/kernel/dates.ts';
import type { DropSet } from './dropFolder.ts';
import { hardProblem } from './problems.ts';
import { Refusal } from './refusal.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const decimal = z.string().regex(/^[+-]?\d{1,30}(\.\d{1,30})?$/);

const manifestShape = z.object({
  contract: z.string(),
  branch: z.string().min(1).max(64),
  business_date: day,
  previous_business_date: day.nullable().optional(),
  revision: z.number().int().min(1).max(9999),
  kind: z.enum(['initial', 'nightly']),
  files: z
    .array(
      z.object({
        dataset: z.string(),
        path: z.string().min(1).max(500),
        format: z.enum(['csv', 'dbf', 'xlsx']),
        encoding: z.enum(['utf-8', 'gb18030', 'utf-16']),
        profile: z.string().min(1).max(100),
        rows: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-fA-F]{64}$/),
        totals: z.record(z.string(), decimal).optional(),
      }),
    )
    .max(100),
});

export interface ManifestFile {
  readonly dataset: DatasetName;
  readonly path: string;
  /** xlsx, and UTF-16: an addition of ours, where a profile translates the file. */
  readonly format: FileFormat;
  readonly encoding: FileEncoding;
  readonly profile: Profile;
  readonly rows: number;
  readonly sha256: string;
  readonly totals: ReadonlyMap<string, string>;
}

export interface Manifest {
  readonly branch: string;
  readonly businessDate: Ymd;
  readonly previousBusinessDate: Ymd | null;
  readonly revision: number;
  readonly kind: 'initial' | 'nightly';
  readonly files: readonly ManifestFile[];
}

const MANIFEST = 'manifest.json';

/** Throws Refusal; it carries everything that is wrong with the manifest. */
export function parseManifest(text: string, set: DropSet, profiles: ReadonlyMap<string, Profile>): Manifest {
  const raw = readShape(text);
  const found = new Findings();
  const businessDate = found.of(() => dayOf(raw.business_date));
  const previous = raw.previous_business_date ?? null;
  const previousDate = found.of(() => (previous === null ? null : dayOf(previous)));
  found.of(() => checkHead(raw, set, businessDate));
  const paths = new Set<string>();
  const files = raw.files.map((file) =>
    found.of(() => {
      checkPath(file.path);
      const folded = file.path.toLowerCase();
      if (paths.has(folded)) {
        throw new Refusal('manifest_invalid', `the file ${file.path} is named twice`, {
          file: MANIFEST,
          found: file.path,
        });
      }
      paths.add(folded);
      return manifestFile(file, profiles);
    }),
  );
  found.throwAll();
  return {
    branch: raw.branch,
    businessDate: businessDate as Ymd,
    previousBusinessDate: previousDate as Ymd | null,
    revision: raw.revision,
    kind: raw.kind,
    files: files as ManifestFile[],
  };
}

/** Refusals of one manifest; the first is the set's reason, all are its problems. */
class Findings {
  private readonly refusals: Refusal[] = [];

  /** What `read` gives; undefined where it refuses. */
  of<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusals.push(error);
      return undefined;
    }
  }

  throwAll(): void {
    const first = this.refusals[0];
    if (first === undefined) return;
    first.problems = this.refusals.map((refusal) => hardProblem(refusal));
    throw first;
  }
}

function checkHead(raw: RawManifest, set: DropSet, businessDate: Ymd | undefined): void {
  const previous = raw.previous_business_date ?? null;
  if (businessDate !== set.businessDate || raw.revision !== set.revision) {
    throw new Refusal('manifest_mismatch', "the manifest's date or revision is not that of the set's name", {
      file: MANIFEST,
      expected: `${dateText(set.businessDate)} revision ${set.revision}`,
      found: `${raw.business_date} revision ${raw.revision}`,
    });
  }
  if ((raw.kind === 'initial') !== (previous === null)) {
    throw new Refusal('manifest_invalid', 'previous_business_date is null in an initial set, and only there', {
      file: MANIFEST,
      expected: raw.kind === 'initial' ? 'null' : 'a date',
      found: previous ?? 'null',
    });
  }
}

type RawManifest = z.infer<typeof manifestShape>;

function readShape(text: string): RawManifest {
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new Refusal('manifest_invalid', 'manifest.json is not JSON', {
      file: MANIFEST,
      found: (error as Error).message,
    });
  }
  const contract = typeof value === 'object' && value !== null && 'contract' in value ? value.contract : undefined;
  if (contract !== undefined && contract !== '1') {
    throw new Refusal('unknown_contract', 'the set is made to another version of the contract', {
      file: MANIFEST,
      expected: '1',
      found: String(contract),
    });
  }
  const shaped = manifestShape.safeParse(value);
  if (shaped.success) return shaped.data;
  const found = new Findings();
  for (const issue of shaped.error.issues) {
    found.of(() => {
      throw new Refusal('manifest_invalid', 'manifest.json is not of the contract’s shape', {
        file: MANIFEST,
        found: `${issue.path.join('.')}: ${issue.message}`,
      });
    });
  }
  found.throwAll();
  throw new Error('a refused shape without an issue');
}

function dayOf(text: string): Ymd {
  const ymd = parseDate(text);
  if (ymd === null) throw new Refusal('manifest_invalid', `${text} is no day`, { file: MANIFEST, found: text });
  return ymd;
}

type RawFile = RawManifest['files'][number];

function manifestFile(file: RawFile, profiles: ReadonlyMap<string, Profile>): ManifestFile {
  if (!isDatasetName(file.dataset)) {
    throw new Refusal('unknown_dataset', `the contract has no dataset ${file.dataset}`, {
      file: file.path,
      found: file.dataset,
    });
  }
  const profile = profiles.get(file.profile);
  if (!profile) {
    throw new Refusal('unknown_profile', `there is no profile ${file.profile}`, {
      file: file.path,
      expected: [...profiles.keys()].join(', '),
      found: file.profile,
    });
  }
  const totals = new Map(Object.entries(file.totals ?? {}));
  const translated = profile.translation !== undefined;
  if (translated) checkTranslation(file, file.dataset, profile);
  else if (file.format === 'xlsx' || file.encoding === 'utf-16') {
    throw new Refusal('manifest_invalid', `${file.path}: only a profile that translates its file takes this form`, {
      file: file.path,
      expected: 'csv or dbf, utf-8 or gb18030',
      found: `${file.format}, ${file.encoding}`,
    });
  }
  // A translated file's totals are those of its own columns; they are looked for in its header.
  for (const name of translated ? [] : totals.keys()) {
    const column = DATASETS[file.dataset].columns.find((c) => c.name === name);
    if (!column || decimalsOf(column.kind) === null) {
      throw new Refusal('manifest_invalid', `totals name ${name}, which is no numeric column of ${file.dataset}`, {
        file: file.path,
        found: name,
      });
    }
  }
  return { ...file, dataset: file.dataset, profile, sha256: file.sha256.toLowerCase(), totals };
}

/** A profile is made for one form of file, and for certain datasets. */
function checkTranslation(file: RawFile, dataset: DatasetName, { name, translation }: Profile): void {
  if (translation === undefined) return;
  const { format } = translation.file;
  if (file.format !== format || (format === 'dbf' && file.encoding === 'utf-16')) {
    throw new Refusal('manifest_invalid', `the profile ${name} is made for ${format} files`, {
      file: file.path,
      expected: format,
      found: `${file.format}, ${file.encoding}`,
    });
  }
  const datasets = [...new Set(translation.sections.map((section) => section.dataset))];
  if (datasets.includes(dataset)) return;
  throw new Refusal('manifest_invalid', `the profile ${name} gives no ${dataset}`, {
    file: file.path,
    expected: datasets.join(', '),
    found: dataset,
  });
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A relative path of plain names, inside the set. Throws Refusal. */
export function checkPath(name: string): void {
  const parts = name.split('/');
  const sound =
    !name.includes('\\') &&
    !/[\p{Cc}\p{Bidi_Control}:*?"<>|]/u.test(name) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part) && !RESERVED.test(part));
  if (!sound) {
    throw new Refusal('path_escape', `the path ${JSON.stringify(name)} does not stay inside the set`, {
      file: MANIFEST,
      found: name,
    });
  }
}
