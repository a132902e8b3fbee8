import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createLog, createResult } from '../../../src/backend/testing/sarif-log.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { runCommand } from '../../support/run-command.ts';

export const log = createLog([
  createResult({
    line: 2,
    text: 'Reads =cmd() | without end.',
    more: { level: 'error', properties: { tags: ['CWE-120'] } },
  }),
  createResult({ ruleId: 'c/copy', line: 3, text: 'Copies \u001b[31mtoo much.' }),
  createResult({ uri: '../outside.c' }),
]);

export interface CliRun {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** The command in this process: each needs no start of its own. */
export async function run(cwd: string, args: readonly string[]): Promise<CliRun> {
  const written = { out: '', err: '', code: 0 };
  await runCommand(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    cwd,
    env: {},
    colors: false,
    readInput: async () => '',
    signal: new AbortController().signal,
    setExitCode: (code) => {
      written.code = code;
    },
  });
  return written;
}

/** One backend for all tests, and a folder for each. */
export function setUpFindings() {
  let backend: BackendProcess;

  let data: Awaited<ReturnType<typeof makeDataDirectory>>;

  let folder: string;

  before(async () => {
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
  });

  after(async () => {
    await backend.kill();
    await data.remove();
  });

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-findings-')));
    mkdirSync(path.join(folder, 'src'));
    write('src/a.c', 'int main() {\n  gets(b);\n  strcpy(b, c);\n}\n');
    const client = await backend.ask('POST', '/clients', { name: 'Nordwind', currency: 'EUR' });
    const hourlyRate = { minor: 100, currency: 'EUR' };
    const body = {
      name: path.basename(folder),
      clientId: client.body.id,
      hourlyRate,
      folder,
    };
    await backend.ask('POST', '/projects', body);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string): void => writeFileSync(path.join(folder, name), content);

  const findings = (...args: string[]): Promise<CliRun> =>
    run(folder, ['findings', ...args, '--data', data.directory]);

  async function bring(content: unknown = log, ...args: string[]): Promise<CliRun> {
    write('log.sarif', JSON.stringify(content));
    return await findings('import', 'log.sarif', ...args);
  }

  async function ids(): Promise<readonly string[]> {
    const { out } = await findings(
      'list',
      '--json',
      '--state',
      'open,accepted,dismissed,resolved',
      '--sort',
      'path',
    );
    return JSON.parse(out).items.map(({ id }: { id: string }) => id.slice(-8));
  }

  return {
    get backend() {
      return backend;
    },
    get folder() {
      return folder;
    },
    get data() {
      return data;
    },
    bring,
    ids,
    findings,
    write,
  };
}
