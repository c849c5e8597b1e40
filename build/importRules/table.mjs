// The one table of who may import what (style.md, "Imports go down only"). build/importRules.mjs reads it; a room,
// a package or a direction that is not written here does not exist.

const shared = [
  'src-shared/kernel',
  'src-shared/domain',
  'src-shared/files',
  'src-shared/records',
  'src-shared/contract',
];
const core = ['src-main/api', 'src-main/store', 'src-main/sync', 'src-main/jobs', 'src-main/demo'];

/**
 * @typedef {object} Room
 * @property {readonly string[]} imports rooms it may import, itself always; "type:x" allows types of x only,
 *   "*" everything
 * @property {boolean} [node] may it use Node's own modules
 * @property {readonly string[]} [files] where the folder itself is a room and not only its sub-folders: the files
 *   that may lie directly in it
 */

/** @type {Readonly<Record<string, Room>>} a room is a folder; the longest name that fits a file wins */
export const rooms = {
  'src-shared/kernel': { imports: [] },
  'src-shared/domain': { imports: ['src-shared/kernel'] },
  'src-shared/files': { imports: ['src-shared/kernel', 'src-shared/domain'] },
  'src-shared/records': { imports: ['src-shared/kernel', 'src-shared/domain'] },
  'src-shared/contract': {
    imports: ['src-shared/kernel', 'src-shared/domain', 'src-shared/files', 'src-shared/records'],
  },

  'src-main/store': { node: true, imports: [...shared, 'migrations'] },
  'src-main/sync': { node: true, imports: [...shared, 'src-main/store'] },
  'src-main/demo': { node: true, imports: shared },
  'src-main/jobs': { node: true, imports: [...shared, 'src-main/store', 'src-main/sync', 'src-main/demo'] },
  'src-main/api': { node: true, imports: [...shared, 'src-main/store', 'src-main/sync', 'src-main/jobs'] },
  'src-main/cli': { node: true, imports: [...shared, ...core] },
  'src-main/shell': { node: true, imports: [...shared, ...core, 'src-main/cli'] },

  'src-renderer/locales': { imports: shared },
  'src-renderer/format': { imports: [...shared, 'src-renderer/locales'] },
  'src-renderer/bridge': { imports: shared },
  'src-renderer/ui': {
    imports: [...shared, 'src-renderer/bridge', 'src-renderer/format', 'src-renderer/locales'],
  },
  'src-renderer/charts': {
    imports: [...shared, 'src-renderer/format', 'src-renderer/locales', 'src-renderer/ui'],
  },
  'src-renderer/pages': {
    imports: [
      ...shared,
      'src-renderer/bridge',
      'src-renderer/charts',
      'src-renderer/format',
      'src-renderer/locales',
      'src-renderer/ui',
    ],
  },
  'src-renderer/app': {
    imports: [
      ...shared,
      'src-renderer/bridge',
      'src-renderer/charts',
      'src-renderer/format',
      'src-renderer/locales',
      'src-renderer/pages',
      'src-renderer/ui',
    ],
  },
  'src-renderer': {
    imports: ['src-renderer/app'],
    files: ['index.html', 'tsconfig.json'],
  },

  migrations: { imports: [] },

  // Tests may look at everything; what they are about is in their folder's name.
  ...Object.fromEntries(
    [
      'api',
      'architecture',
      'bench',
      'cli',
      'contract',
      'demo',
      'domain',
      'e2e',
      'faults',
      'files',
      'fixtures',
      'jobs',
      'kernel',
      'migrations',
      'oracle',
      'records',
      'renderer',
      'security',
      'store',
      'sync',
      'vectors',
    ].map((name) => [`tests/${name}`, { node: true, imports: ['*'] }]),
  ),
};

/** Folders whose every file must lie in a room. */
export const trees = ['src-shared', 'src-main', 'src-renderer', 'migrations', 'tests'];
/** Files that may lie at the top of a tree without being in a room. */
export const treeFiles = ['tsconfig.json'];

const window = ['src-renderer'];

/**
 * Which rooms (or trees) may import an npm package. Tests may import any; elsewhere a package that is not here is
 * refused: adding one is a decision, written down in this line.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const packages = {
  electron: ['src-main/shell'],
  'better-sqlite3': ['src-main/store'],
  kysely: ['src-main/store'],
  yauzl: ['src-main/sync'],
  yazl: ['src-main/demo', 'src-main/sync'],
  'read-excel-file': ['src-main/sync'],
  'write-excel-file': ['src-main/jobs'],
  'iconv-lite': ['src-main/demo'],
  'pinyin-pro': ['src-main/store', 'src-main/sync', 'src-main/api', 'src-main/demo'],
  'ical.js': ['src-shared/domain'],
  zod: ['src-shared/contract', 'src-shared/files', 'src-shared/records', 'src-main', 'src-renderer'],
  react: window,
  'react-dom': window,
  antd: window,
  '@ant-design/icons': window,
  '@tanstack/react-query': window,
  '@tanstack/react-virtual': window,
  'chart.js': window,
  'react-chartjs-2': window,
  'chrono-node': ['src-shared/domain'],
  tyme4ts: ['src-shared/domain'],
  dayjs: window,
  i18next: window,
  'react-i18next': window,
  vite: window,
};

/** The preload runs in the sandbox, where nothing but electron can be loaded. */
export const sandboxedFiles = ['src-main/shell/preload.ts'];

/** What may lie at the top of the repository, besides dot files. */
export const topLevel = [
  'package.json',
  'package-lock.json',
  'electron-builder.yml',
  'src-main',
  'src-renderer',
  'src-shared',
  'migrations',
  'tests',
  'build',
  'README.md',
  'README.zh-CN.md',
  'docs',
];
/** Made by tools and ignored by git. */
export const generated = ['node_modules', 'out', 'dist', 'coverage', 'test-results'];
