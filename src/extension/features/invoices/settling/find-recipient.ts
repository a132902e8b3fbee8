/** To whom a client's invoices go: its contact for billing, else the client itself. */
import type { Services } from '../../../platform/services.ts';

/** An e-mail address; empty where none is known. */
export async function findRecipient({ backend }: Services, clientId: string): Promise<string> {
  const path = { id: clientId };
  const [contacts, client] = await Promise.all([
    backend.ask((api, options) => api.listContacts({ ...options, path })),
    backend.ask((api, options) => api.getClient({ ...options, path })),
  ]);
  const billing = contacts.items.find(({ role, email }) => role === 'billing' && email !== null);
  return billing?.email ?? client.email ?? '';
}
