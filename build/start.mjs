// npm start: everything from a bare clone to a window that shows a branch. Where there is no display it opens the
// window on a virtual one, has the product walk through its main pages and save a picture of each, and ends.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { endWith, root, runAttached, say } from './bootstrap/process.mjs';
import { hasDisplay } from './bootstrap/systemPackages.mjs';
import { ensure } from './bootstrap.mjs';
import { ensureDemoBranch, storePath } from './demoBranch.mjs';
import { withDisplay } from './display.mjs';
import { ensureProduct } from './product.mjs';

// What Chromium says on every machine without a desktop session or a graphics card; it means nothing here.
const hush = /bus\.cc|Exiting GPU process|viz_main_impl|gpu_process|command_buffer_proxy|^\s*$/;

try {
  const tools = await ensure({ window: true });
  await ensureProduct(tools);
  const store = storePath();
  await ensureDemoBranch(tools, store);
  // Its own user folder, so that a demo never touches the settings of an installed Branch Desk.
  const userData = path.join(root, '.cache', 'demo', 'user');
  mkdirSync(userData, { recursive: true });
  const args = [root, `--user-data-dir=${userData}`, ...process.argv.slice(2)];
  if (process.platform === 'linux' && process.getuid?.() === 0) args.push('--no-sandbox');
  const env = { ...tools.env, BRANCH_DESK_STORE: store };
  if (hasDisplay()) {
    say(`opening the window on ${path.relative(root, store)}`);
    process.exitCode = await runAttached(tools.electron ?? '', args, { env, hush });
  } else {
    const preview = path.join('out', 'preview');
    say(`there is no display: walking through the pages on a virtual one, pictures in ${preview}`);
    args.push(`--preview=${preview}`);
    process.exitCode = await withDisplay(env, (displayEnv) =>
      runAttached(tools.electron ?? '', args, { env: displayEnv, hush }),
    );
  }
} catch (error) {
  endWith(error);
}
