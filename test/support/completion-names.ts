/** Clients and projects for tests of completion: two of one name, one that a shell would run, one without a letter. */
import type { BackendProcess } from './backend-process.ts';

const names = [
  ['Nordwind GmbH', 'API rewrite', 'Support'],
  ['Acme & Söhne', 'Shop', 'Support', '$(touch owned); `x`', '🔥'],
] as const;

export async function addNames(backend: BackendProcess): Promise<void> {
  const hourlyRate = { minor: 10_000, currency: 'EUR' };
  for (const [clientName, ...projects] of names) {
    const { body: client } = await backend.ask('POST', '/clients', { name: clientName, currency: 'EUR' });
    for (const name of projects)
      await backend.ask('POST', '/projects', { name, clientId: client.id, hourlyRate });
  }
}
