/** A folder and the command line run in it, in this process. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ExitCode } from './io.ts';
import { runCli } from './program.ts';

export interface CliRun {
  readonly out: string;
  readonly err: string;
  readonly code: ExitCode;
}

export interface CliFixture {
  readonly folder: string;
  write(name: string, content: string): void;
  vireo(...args: string[]): Promise<CliRun>;
  /** With this on standard input. */
  vireoWith(input: string, ...args: string[]): Promise<CliRun>;
  remove(): void;
}

export function createCliFixture(): CliFixture {
  const parent = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-cli-')));
  const folder = path.join(parent, 'project');
  mkdirSync(folder);
  const run = async (input: string, args: readonly string[]): Promise<CliRun> => {
    const written = { out: '', err: '', code: 0 as ExitCode };
    await runCli(args, {
      out: (text) => {
        written.out += text;
      },
      err: (text) => {
        written.err += text;
      },
      cwd: folder,
      env: { VIREO_CACHE: path.join(parent, 'cache') },
      colors: false,
      readInput: async () => input,
      signal: new AbortController().signal,
      setExitCode: (code) => {
        written.code = code;
      },
    });
    return written;
  };
  return {
    folder,
    write(name, content) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    vireo: (...args) => run('', args),
    vireoWith: (input, ...args) => run(input, args),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}
