/**
 * Takes from the window all it does not need: permissions, devices, navigation, other windows, downloads, the network.
 * The window shows app://crm/ and talks to the bridge; everything else is denied here, whatever the page asks.
 */
import { app, type Session, session, type WebContents, type WebPreferences } from 'electron';
import { ORIGIN } from './channels.ts';
import type { Log } from './log.ts';

/** Switches that open the packaged program to others; there is no fuse for them. */
const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'no-sandbox',
  'js-flags',
  'load-extension',
  'disable-web-security',
] as const;

export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableBlinkFeatures: 'Auxclick',
} as const satisfies WebPreferences;

export function refusedSwitch(): string | undefined {
  return app.isPackaged ? REFUSED_SWITCHES.find((name) => app.commandLine.hasSwitch(name)) : undefined;
}

/** Before `ready`. Without a sandbox (root in a container) the global one cannot be: it would end every child. */
export function hardenProcess(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('no-pings');
}

/** Before the first window: every session and every page that ever comes to be. */
export function hardenPages(log: Log): void {
  app.on('session-created', (made) => hardenSession(made, log));
  hardenSession(session.defaultSession, log);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, log));
}

function hardenSession(made: Session, log: Log): void {
  made.setPermissionRequestHandler((_contents, permission, answer) => {
    log.write('permission_denied', { permission });
    answer(false);
  });
  made.setPermissionCheckHandler(() => false);
  made.setDevicePermissionHandler(() => false);
  made.setUSBProtectedClassesHandler(() => []);
  made.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  made.on('will-download', (event) => event.preventDefault());
  made.webRequest.onBeforeRequest((request, answer) => {
    const ours = request.url.startsWith(`${ORIGIN}/`) || isDeveloperTool(request.url);
    if (!ours) log.write('network_denied', { kind: request.resourceType });
    answer({ cancel: !ours });
  });
}

function isDeveloperTool(url: string): boolean {
  return !app.isPackaged && url.startsWith('devtools://');
}

function hardenContents(contents: WebContents, log: Log): void {
  const deny = (what: string) => (event: { preventDefault(): void }) => {
    log.write(what);
    event.preventDefault();
  };
  contents.on('will-navigate', deny('navigation_denied'));
  contents.on('will-frame-navigate', deny('frame_navigation_denied'));
  contents.on('will-redirect', deny('redirect_denied'));
  contents.on('will-attach-webview', deny('webview_denied'));
  contents.setWindowOpenHandler(() => {
    log.write('window_open_denied');
    return { action: 'deny' };
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
