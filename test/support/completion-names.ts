/** A backend for tests of completion: two projects of one name, one that a shell would run, one without a letter. */
import { type BackendProcess, makeDataDirectory, startBackend } from './backend-process.ts';

const names = [
  ['Nordwind GmbH', 'API rewrite', 'Support'],
  ['Acme & Söhne', 'Shop', 'Support', '$(touch owned); `x`', '🔥'],
] as const;

export interface NamedBackend {
  readonly directory: string;
  readonly backend: BackendProcess;
  end(): Promise<void>;
}

export async function startWithNames(): Promise<NamedBackend> {
  const { directory, remove } = await makeDataDirectory();
  const backend = await startBackend(directory);
  const hourlyRate = { minor: 10_000, currency: 'EUR' };
  for (const [clientName, ...projects] of names) {
    const { body: client } = await backend.ask('POST', '/clients', { name: clientName, currency: 'EUR' });
    for (const name of projects)
      await backend.ask('POST', '/projects', { name, clientId: client.id, hourlyRate });
  }
  const end = async () => {
    await backend.kill();
    await remove();
  };
  return { directory, backend, end };
}
