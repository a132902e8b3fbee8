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
  /** On a terminal of so many columns. */
  vireoOn(columns: number, ...args: string[]): Promise<CliRun>;
  /** With this on standard input. */
  vireoWith(input: string, ...args: string[]): Promise<CliRun>;
  remove(): void;
}

export function createCliFixture(): CliFixture {
  const parent = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-cli-')));
  const folder = path.join(parent, 'project');
  mkdirSync(folder);
  const run = async (
    { input = '', columns }: { input?: string; columns?: number },
    args: readonly string[],
  ): Promise<CliRun> => {
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
      columns,
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
    vireo: (...args) => run({}, args),
    vireoOn: (columns, ...args) => run({ columns }, args),
    vireoWith: (input, ...args) => run({ input }, args),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** A rule of a team against calls of `connect` of a module. */
export function createTeamRule(id: string, module: string): string {
  return `id: ${id}
title: Legacy client
category: quality
languages: [script]
severity: medium
confidence: high
cwe: []
owasp: []
tags: [ours]
message: "\`{name}\` is going away."
why: The client of ${module} goes away in March, and nobody mends it until then.
fix: Use the new client, it takes the same arguments.
references: [https://example.org/wiki/clients]
match:
  - call: [${module}.connect]
examples:
  script:
    bad:
      - "import * as ${module} from '${module}';\\n${module}.connect();\\n"
      - "import { connect } from '${module}';\\nconnect();\\n"
    good:
      - "import * as ${module} from 'modern';\\n${module}.connect();\\n"
      - "const connect = () => 1;\\nconnect();\\n"
`;
}
