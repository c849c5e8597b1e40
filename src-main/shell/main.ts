/**
 * Where the program starts: takes the lock of its user folder, closes what the page does not need, opens the store and
 * the window, and joins page, router and jobs. With --cli it is the command line, with --preview=<folder> it takes
 * pictures of its pages and ends.
 */
import path from 'node:path';
import { app, type BrowserWindow, dialog, Menu } from 'electron';
import { localUser } from '../api/caller.ts';
import { createRouter } from '../api/router.ts';
import { attachmentCalls } from './attachmentCalls.ts';
import { benchmarkCalls } from './benchmarkCalls.ts';
import { branchFigures } from './branchFigures.ts';
import { createBulkRuns } from './bulkRuns.ts';
import { campaignCalls } from './campaignCalls.ts';
import { createChurnRuns } from './churnRuns.ts';
import { cliArguments, runCommand } from './cliMode.ts';
import { type Config, isBuilt, readConfig } from './config.ts';
import { importCalls } from './importCalls.ts';
import { serveCalls } from './ipcRouter.ts';
import { createJobHost } from './jobHost.ts';
import { type Log, openLog } from './log.ts';
import { mappingCalls } from './mappingCalls.ts';
import { nativeBinding } from './nativeBinding.ts';
import { runPreview } from './preview.ts';
import { proposalCalls } from './proposalCalls.ts';
import { registerScheme, serve } from './protocol.ts';
import { recordCalls } from './recordCalls.ts';
import { createReminders } from './reminders.ts';
import { rulePreviews } from './rulePreviews.ts';
import { hardenPages, hardenProcess, refusedSwitch } from './security.ts';
import { createStoreHost } from './storeHost.ts';
import { REFUSED_PATH, storeRefusedPage } from './storeRefusedPage.ts';
import { syncCalls, WINDOW_CALLS } from './syncCalls.ts';
import { createSyncRuns } from './syncRuns.ts';
import { transferCalls } from './transferCalls.ts';
import { createWatch } from './watch.ts';
import { openWindow } from './window.ts';

/** The mapping screen asks with every change: its thread is worth keeping for a while, not for the day. */
const PREVIEW_KEEP_MS = 120_000;

function startWindow(): void {
  const config = readConfig();
  const previewFolder = app.commandLine.getSwitchValue('preview');
  const log = openLog(path.join(config.userData, 'logs'));
  const forbidden = refusedSwitch();
  if (forbidden !== undefined) {
    process.stderr.write(`--${forbidden} is not allowed\n`);
    app.exit(2);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  process.on('uncaughtException', (error) => endBadly(log, error));
  process.on('unhandledRejection', (error) => endBadly(log, error));
  registerScheme();
  hardenProcess();
  if (previewFolder !== '') app.commandLine.appendSwitch('force-prefers-reduced-motion');
  Menu.setApplicationMenu(null);
  app
    .whenReady()
    .then(() => run(config, log, previewFolder))
    .catch((error: unknown) => endBadly(log, error));
}

function run(config: Config, log: Log, previewFolder: string): void {
  if (!isBuilt(config)) throw new Error('the page is not built: run npm start');
  const binding = nativeBinding();
  const host = createStoreHost({ file: config.store, appVersion: config.appVersion, nativeBinding: binding });
  const jobs = createJobHost(config.worker);
  let window: BrowserWindow | undefined;
  const current = (): BrowserWindow | undefined => (window?.isDestroyed() === true ? undefined : window);

  const figureJobs = createJobHost(config.worker);
  const ended = (): void => {
    figures.refresh();
    reminders.refresh();
    churn.refresh();
    host.warm();
  };
  const runs = createSyncRuns({ jobs, window: current, ended });
  const figures = branchFigures({
    jobs: figureJobs,
    runs,
    store: config.store,
    nativeBinding: binding,
    window: current,
    log,
    made: () => {
      reminders.figuresMade();
      host.warm();
    },
  });
  const reminderJobs = createJobHost(config.worker);
  const reminders = createReminders({
    jobs: reminderJobs,
    runs,
    store: config.store,
    nativeBinding: binding,
    window: current,
    log,
  });
  const churnJobs = createJobHost(config.worker);
  const churn = createChurnRuns({
    jobs: churnJobs,
    runs,
    store: config.store,
    nativeBinding: binding,
    window: current,
    log,
  });
  const exports = createJobHost(config.worker);
  const watch = createWatch({ runs, store: config.store, nativeBinding: binding, log });
  const previews = createJobHost(config.worker, PREVIEW_KEEP_MS);
  const ofSync = syncCalls({
    runs,
    jobs,
    exports,
    store: config.store,
    nativeBinding: binding,
    window: current,
    watch,
  });
  const ofMapping = mappingCalls({ jobs: previews, store: config.store, nativeBinding: binding, window: current });
  const ofBenchmark = benchmarkCalls({ store: config.store, nativeBinding: binding, window: current });
  const bulkJobs = createJobHost(config.worker);
  const bulk = createBulkRuns({ jobs: bulkJobs, store: config.store, nativeBinding: binding, window: current });
  const ofRecords = recordCalls({
    store: config.store,
    nativeBinding: binding,
    window: current,
    bulk,
    edited: (kinds) => {
      reminders.edited(kinds);
      churn.edited(kinds);
    },
  });
  const ofProposals = proposalCalls({
    store: config.store,
    nativeBinding: binding,
    window: current,
    edited: (kinds) => reminders.edited(kinds),
  });
  const campaignJobs = createJobHost(config.worker, PREVIEW_KEEP_MS);
  const ofCampaigns = campaignCalls({
    store: config.store,
    nativeBinding: binding,
    window: current,
    bulk,
    jobs: campaignJobs,
    edited: (kinds) => {
      reminders.edited(kinds);
      churn.edited(kinds);
    },
  });
  const ruleJobs = createJobHost(config.worker, PREVIEW_KEEP_MS);
  const ofRules = rulePreviews({ jobs: ruleJobs, store: config.store, nativeBinding: binding });
  const attachmentJobs = createJobHost(config.worker);
  const sheets = createJobHost(config.worker, PREVIEW_KEEP_MS);
  const ofTransfer = transferCalls({ jobs: sheets, store: config.store, nativeBinding: binding, window: current });
  const imports = createJobHost(config.worker, PREVIEW_KEEP_MS);
  const ofImports = importCalls({
    jobs: imports,
    store: config.store,
    nativeBinding: binding,
    window: current,
    edited: (kinds) => {
      reminders.edited(kinds);
      churn.edited(kinds);
    },
  });
  const ofAttachments = attachmentCalls({
    jobs: attachmentJobs,
    store: config.store,
    nativeBinding: binding,
    window: current,
  });
  const router = createRouter({
    core: host.handlers,
    own: {
      ...ofSync,
      ...ofMapping,
      ...ofBenchmark,
      ...ofRecords,
      ...ofProposals,
      ...ofRules,
      ...ofCampaigns,
      ...ofTransfer,
      ...ofImports,
      ...ofAttachments,
      ...figures.handlers,
      ...churn.handlers,
    },
    serves: WINDOW_CALLS,
    caller: () => localUser,
    report: ({ id, call, error }) => log.fault('fault', error, { id, call }),
  });
  hardenPages(log);
  serveCalls(router, (id) => current()?.webContents.id === id, log);
  serve(config.rendererFolder, new Map([[REFUSED_PATH, () => refusedPage(host.refusal(), config)]]));

  const refusal = host.refusal();
  if (refusal !== undefined) log.fault('store_refused', refusal);
  const place = refusal === undefined ? {} : { path: REFUSED_PATH };
  window = openWindow({ config, log, show: true, ...place });

  app.on('second-instance', () => {
    const shown = current();
    if (shown?.isMinimized()) shown.restore();
    shown?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    watch.stop();
    reminders.stop();
    churn.stop();
    Promise.all([
      jobs.stop(),
      exports.stop(),
      previews.stop(),
      sheets.stop(),
      imports.stop(),
      figureJobs.stop(),
      reminderJobs.stop(),
      churnJobs.stop(),
      bulkJobs.stop(),
      ruleJobs.stop(),
      campaignJobs.stop(),
      attachmentJobs.stop(),
    ]).catch((error: unknown) => log.fault('job_not_stopped', error));
    host.close();
  });
  if (previewFolder === '') {
    watch.start();
    if (refusal === undefined) {
      figures.refresh();
      reminders.refresh();
      churn.refresh();
      host.warm();
    }
  }
  log.write('started', { version: config.appVersion, electron: process.versions.electron });
  if (previewFolder !== '') {
    runPreview(window, path.resolve(previewFolder), router).then(
      (code) => app.exit(code),
      (error: unknown) => endBadly(log, error),
    );
  }
}

function refusedPage(refusal: Error | undefined, config: Config): string {
  const code = refusal !== undefined && 'code' in refusal ? String(refusal.code) : 'damaged';
  const detail = (refusal?.message ?? '').replaceAll(config.store, path.basename(config.store));
  return storeRefusedPage(code, detail, config.appVersion);
}

/** The last resort: a line in the log, a sentence for the user, an end. */
function endBadly(log: Log, error: unknown): void {
  log.fault('uncaught', error);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const attended = app.isReady() && !app.commandLine.hasSwitch('preview') && app.isPackaged;
  if (attended)
    dialog.showErrorBox(
      '营业部客户台 Branch Desk',
      '程序出错，需要关闭。请联系技术支持。\nThe program met an error and has to close. Please tell support.',
    );
  app.exit(1);
}

const words = cliArguments(process.argv);
if (words === undefined) startWindow();
else void runCommand(words);
