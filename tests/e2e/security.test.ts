/** The window's walls, tried from inside the page: what it has, what it is refused. */
import { _electron, type Page } from '@playwright/test';
import type { BranchDeskBridge } from '../../src-renderer/bridge/bridge.ts';
import { CALL_NAMES } from '../../src-shared/contract/calls.ts';
import { clientGrid, expect, test } from './branchDesk.ts';
import { root } from './demoBranch.ts';

/** What the page's own scripts may do; page.evaluate itself is above the policy, a timer of the page is not. */
function inTimer(page: Page, code: string): Promise<string> {
  return page.evaluate(
    (text) =>
      new Promise<string>((resolve) => {
        const run = new Function(
          'done',
          `setTimeout(() => { try { done(String(${text})); } catch (error) { done('refused: ' + error.name); } })`,
        );
        run(resolve);
      }),
    code,
  );
}

test('the page has the bridge and nothing else of the program', async ({ launch }) => {
  const { page } = await launch();
  await clientGrid(page);
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window.branchDesk ?? {}).sort(),
    frozen: Object.isFrozen(window.branchDesk),
    strangers: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
      (name) => name in window,
    ),
    isolated: crossOriginIsolated,
    secure: isSecureContext,
  }));
  expect(seen).toEqual({ bridge: ['call', 'on'], frozen: true, strangers: [], isolated: true, secure: true });
});

test('the page comes with its policy and a nonce of its own', async ({ launch }) => {
  const { page, complaints } = await launch();
  await clientGrid(page);
  const policy = () =>
    page.evaluate(async () => {
      const response = await fetch('app://crm/index.html');
      return { policy: response.headers.get('content-security-policy') ?? '', html: await response.text() };
    });
  const [first, second] = [await policy(), await policy()];
  const nonce = (text: string) => /'nonce-([^']+)'/.exec(text)?.[1];
  expect(first.policy).toContain("default-src 'none'");
  expect(nonce(first.policy)).toBeTruthy();
  expect(nonce(first.policy)).not.toBe(nonce(second.policy));
  expect(first.html).toContain(`content="${nonce(first.policy)}"`);
  expect(await page.evaluate(async () => (await fetch('app://crm/../../package.json')).status)).toBe(404);
  complaints.length = 0;
});

test('text becomes neither script nor markup', async ({ launch }) => {
  const { page, complaints } = await launch();
  await clientGrid(page);
  expect(await inTimer(page, "eval('1+1')")).toBe('refused: EvalError');
  expect(await inTimer(page, "new Function('return 1')()")).toBe('refused: EvalError');
  expect(await inTimer(page, "(document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>')")).toBe(
    'refused: TypeError',
  );
  expect(await inTimer(page, "(document.createElement('script').src = 'app://crm/x.js')")).toBe('refused: TypeError');
  // The refusals are the point here.
  complaints.length = 0;
});

test('the page goes nowhere and opens nothing', async ({ launch }) => {
  const { app, page, complaints } = await launch();
  await clientGrid(page);
  expect(await page.evaluate(() => window.open('https://example.com'))).toBeNull();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  expect(
    await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'sent',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  // Playwright waits for the navigation it saw begin; the page itself is asked.
  expect(await page.evaluate(() => document.querySelectorAll('[role="grid"] [role="row"]').length)).toBeGreaterThan(5);
  expect(page.url()).toMatch(/^app:\/\/crm\//);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  complaints.length = 0;
});

test('every permission is denied, also where the page may do all else', async ({ launch }) => {
  const { app, page, complaints } = await launch();
  await clientGrid(page);
  const answers = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const states = names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        () => 'unknown',
      ),
    );
    const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      () => 'refused',
    );
    const clipboard = navigator.clipboard.readText().then(
      () => 'given',
      () => 'refused',
    );
    return { states: [...new Set(await Promise.all(states))], media: await media, clipboard: await clipboard };
  });
  expect(answers.states.filter((state) => state === 'granted' || state === 'prompt')).toEqual([]);
  expect([answers.media, answers.clipboard]).toEqual(['refused', 'refused']);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not documented, and the only way to see what the window was really made with.
    return (contents as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    enableBlinkFeatures: '',
  });
  complaints.length = 0;
});

test('no call is answered to a frame or a window that is not the program’s page', async ({ launch }) => {
  const { app, page } = await launch();
  await clientGrid(page);
  const preload = `${root}/out/preload/index.cjs`;
  // A second window of ours in all but being known, once on our origin and once off it, and with frames inside.
  const answers = await app.evaluate(
    async ({ BrowserWindow }, { preload: file, names }) => {
      const codes: string[] = [];
      for (const url of ['app://crm/index.html', 'about:blank']) {
        const window = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true } });
        await window.loadURL(url);
        const calls = `Promise.all(${JSON.stringify(names)}.map((name) => window.branchDesk.call(name, {})))`;
        const replies = (await window.webContents.executeJavaScript(calls)) as { error?: { code: string } }[];
        codes.push(...replies.map((reply) => reply.error?.code ?? 'answered'));
        window.destroy();
      }
      return codes;
    },
    { preload, names: [...CALL_NAMES] },
  );
  expect(answers.length).toBe(CALL_NAMES.length * 2);
  expect(new Set(answers)).toEqual(new Set(['not_allowed']));
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const has = frame.contentWindow !== null && 'branchDesk' in frame.contentWindow;
    frame.remove();
    return has;
  });
  expect(inFrame).toBe(false);
});

test('the calls of the command line do not exist for the page', async ({ launch }) => {
  const { page } = await launch();
  await clientGrid(page);
  const codes = await page.evaluate(async () => {
    const bridge: BranchDeskBridge | undefined = window.branchDesk;
    const names = ['sync.apply', 'demo.generate', 'store.check', 'clients.rows', '__proto__', 'nothing', 7, null];
    const replies = await Promise.all(names.map((name) => bridge?.call(name as string, {})));
    return replies.map((reply) => (reply as { error?: { code: string } }).error?.code);
  });
  expect(new Set(codes)).toEqual(new Set(['bad_request']));
});

test('a second start of the same user ends at once and leaves the first alone', async ({ launch, branch }) => {
  const { app, page, userData } = await launch();
  await clientGrid(page);
  const executablePath = process.env.BRANCH_DESK_ELECTRON ?? '';
  const second = await _electron
    .launch({
      executablePath,
      args: [root, `--user-data-dir=${userData}`],
      env: { ...process.env, BRANCH_DESK_STORE: branch.store },
    })
    .then(
      async (started) => {
        await started.waitForEvent('close').catch(() => undefined);
        return 'ended';
      },
      () => 'ended',
    );
  expect(second).toBe('ended');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await clientGrid(page);
});
