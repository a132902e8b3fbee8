/** The `vireo` command in this process, without a terminal, as a script runs it. `runCliProcess` starts a process. */
import type { ExitCode } from '../../src/cli/io.ts';
import { runCommand } from './run-command.ts';
import { withEnvironment } from './with-environment.ts';

export interface CliResult {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CliResult> {
  const result = { code: 0 as ExitCode, stdout: '', stderr: '' };
  const environment = { TZ: 'Europe/Berlin', NO_COLOR: '1', ...options.env };
  const run = async () =>
    await runCommand(args, {
      out: (text) => {
        result.stdout += text;
      },
      err: (text) => {
        result.stderr += text;
      },
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env },
      colors: false,
      readInput: async () => '',
      signal: new AbortController().signal,
      setExitCode: (code) => {
        result.code = code;
      },
    });
  await withEnvironment(environment, run);
  return result;
}
