/** The contacts of a client, and how a line names them. */
import type { Client, Contact } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { Translate } from '../../../src/pages/words.ts';

const pageSize = 500;

export async function loadContacts(
  { backend }: Pick<PagePorts, 'backend'>,
  { id }: Pick<Client, 'id'>,
): Promise<readonly Contact[]> {
  const request = { path: { id }, query: { limit: pageSize } };
  return (await backend.ask((api, options) => api.listContacts({ ...options, ...request }))).items;
}

export function describeRole(role: Contact['role'], t: Translate): string {
  const words: Readonly<Record<Contact['role'], string>> = {
    billing: t('Billing'),
    technical: t('Technical'),
    approver: t('Approval'),
    other: t('Other role'),
  };
  return words[role];
}

/** `Ina Holt (Billing)`. */
export function describeContact({ name, role }: Pick<Contact, 'name' | 'role'>, t: Translate): string {
  return `${name} (${describeRole(role, t)})`;
}
