import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { runCli } from '../../support/run-cli.ts';

/** One backend for all tests. */
export function setUpTime() {
  let directory: string;

  let remove: () => Promise<void>;

  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: client } = await backend.ask('POST', '/clients', {
      name: 'Nordwind GmbH',
      currency: 'EUR',
    });
    for (const name of ['API rewrite', 'Support']) {
      await backend.ask('POST', '/projects', {
        name,
        clientId: client.id,
        hourlyRate: { minor: 11_000, currency: 'EUR' },
      });
    }
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const time = (...args: string[]) => runCli(['time', ...args, '--data', directory]);

  return {
    get backend() {
      return backend;
    },
    get directory() {
      return directory;
    },
    time,
  };
}
