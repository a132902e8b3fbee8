import assert from 'node:assert/strict';
import { localDate } from '../../../src/domain/zones.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { type CliResult, runCli } from '../../support/run-cli.ts';

/** What `work` answers, done within one day of a zone's calendar: once more where midnight came in between. */
export async function withinDay<T>(zone: string, work: (today: string) => Promise<T>): Promise<T> {
  const today = localDate(Date.now(), zone);
  const answer = await work(today);
  return localDate(Date.now(), zone) === today ? answer : await work(localDate(Date.now(), zone));
}

/** One backend for all tests. */
export function setUpEntries() {
  let directory: string;

  let remove: () => Promise<void>;

  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    for (const [clientName, ...names] of [
      ['Nordwind GmbH', 'API rewrite', 'Support'],
      ['Acme Ltd', 'Shop'],
    ]) {
      const { body: client } = await backend.ask('POST', '/clients', { name: clientName, currency: 'EUR' });
      for (const name of names) {
        const { body: project } = await backend.ask('POST', '/projects', {
          name,
          clientId: client.id,
          hourlyRate,
        });
        await backend.ask('POST', '/tasks', { projectId: project.id, name: 'Build' });
      }
    }
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const vireo = async (...args: string[]) => await runCli([...args, '--data', directory]);

  const time = async (...args: string[]) => await vireo('time', ...args);

  // biome-ignore lint/suspicious/noExplicitAny: replies of several commands are read, and asserted on.
  const read = ({ code, stdout, stderr }: CliResult): any => {
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  };

  /** As if the timer ran for so much longer. */
  const setTimerBack = async (ms: number) => {
    const { id, startedAt } = (await backend.ask('GET', '/timer')).body.entry;
    const earlier = new Date(Date.parse(startedAt) - ms).toISOString();
    assert.equal((await backend.ask('PATCH', `/time-entries/${id}`, { startedAt: earlier })).status, 200);
  };

  return {
    get backend() {
      return backend;
    },
    get directory() {
      return directory;
    },
    read,
    time,
    setTimerBack,
    vireo,
  };
}
