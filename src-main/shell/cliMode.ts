/**
 * `branch-desk --cli <command>`: the command line without a window, in the program as it is shipped. On a Linux server
 * without a display Chromium dies before any line of ours runs unless the launcher says --ozone-platform=headless
 * before --cli (tried on Electron 33; appendSwitch from here comes too late).
 */
import { app } from 'electron';
import { nativeBinding } from './nativeBinding.ts';

/** The words after --cli; undefined when the program was started for its window. */
export function cliArguments(argv: readonly string[]): string[] | undefined {
  const at = argv.indexOf('--cli');
  return at === -1 ? undefined : argv.slice(at + 1);
}

/** Ends the program with the command's own code. */
export async function runCommand(words: string[]): Promise<void> {
  app.exit(await codeOf(words));
}

async function codeOf(words: string[]): Promise<number> {
  try {
    const binding = nativeBinding();
    if (binding !== undefined) process.env.BRANCH_DESK_NATIVE_BINDING = binding;
    const { runCli } = await import('../cli/main.ts');
    const code = await runCli(words);
    await Promise.all([drained(process.stdout), drained(process.stderr)]);
    return code;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** app.exit waits for nothing: what was written must be out before. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
