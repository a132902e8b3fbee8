import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BackendHere, startBackendHere } from '../../support/backend-here.ts';
import { makeDataDirectory } from '../../support/backend-process.ts';
import { runCli } from '../../support/run-cli.ts';
import { runAtTerminal } from '../at-terminal.ts';

export const clockify =
  '"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (EUR)","Billable Amount (EUR)"\n' +
  '"API","Acme","Möbel","Build","Jo","","jo@x.de","","Yes","03/04/2026","9:00","03/04/2026","10:30","1:30","1.50","100.00","150.00"\n';

/** A backend and a folder for each test. */
export function setUpImport() {
  let directory: string;

  let remove: () => Promise<void>;

  let backend: BackendHere;

  let folder: string;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackendHere(directory);
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-import-'));
  });

  afterEach(async () => {
    await backend.stop();
    await remove();
    rmSync(folder, { recursive: true });
  });

  const run = async (...args: string[]) => await runCli([...args, '--data', directory], { cwd: folder });

  const write = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content);

  const countEntries = async () => (await backend.ask('GET', '/time-entries')).body.items.length;

  /** At a terminal, where somebody answers so. */
  const at = async (answer: string, ...args: string[]) =>
    await runAtTerminal([...args, '--data', directory], { answer, cwd: folder });

  return {
    get backend() {
      return backend;
    },
    write,
    run,
    countEntries,
    at,
  };
}
