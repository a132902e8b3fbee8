/** The contacts of a client as a list: one more, or one that is changed or deleted. */
import * as vscode from 'vscode';
import { describeRole, loadContacts } from '../../../../webviews/client/host/describe-contact.ts';
import type { Contact } from '../../../api-client/index.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import {
  type ContactOwner,
  contactFields,
  contactRoles,
  newContactSteps,
  toNewContact,
} from './contact-fields.ts';
import { askSteps, editFields } from './edit-fields.ts';

interface ContactItem extends vscode.QuickPickItem {
  readonly act: Contact | 'add';
}

/** Until the user leaves the list. */
export async function editContacts(services: Services, client: ContactOwner): Promise<void> {
  for (;;) {
    const act = await pickContact(services, client);
    if (act === undefined) return;
    if (act === 'add') await addContact(services, client);
    else await changeContact(services, client, act);
  }
}

async function pickContact(services: Services, client: ContactOwner): Promise<Contact | 'add' | undefined> {
  const { t } = services;
  const contacts = await loadContacts(services, client);
  const items = contacts.map((contact): ContactItem => {
    const role = describeRole(contact.role, t);
    const description = contact.primary ? `${role} · ${t('first of this role')}` : role;
    const detail = [contact.email, contact.phone].filter(Boolean).join(' · ');
    return {
      label: `$(person) ${contact.name}`,
      description,
      ...(detail !== '' && { detail }),
      act: contact,
    };
  });
  const add: ContactItem = { label: `$(add) ${t('Add Contact…')}`, act: 'add' };
  const title = `${client.name}: ${t('Contacts')}`;
  return (await vscode.window.showQuickPick([...items, add], { title }))?.act;
}

async function addContact(services: Services, client: ContactOwner): Promise<void> {
  const { backend, t } = services;
  const roles = contactRoles.map((role) => ({ label: describeRole(role, t), role }));
  const title = `${client.name}: ${t('Add Contact')}`;
  const placeHolder = t('What is the contact asked about?');
  const chosen = await vscode.window.showQuickPick(roles, { title, placeHolder });
  if (chosen === undefined) return;
  const save = async (body: ReturnType<typeof toNewContact>) =>
    await backend.ask((api, options) =>
      api.createContact({ ...options, path: { id: client.id }, body: { ...body, id: api.newId() } }),
    );
  const steps = {
    asked: newContactSteps(t),
    toPatch: (texts: readonly string[]) => toNewContact(chosen.role, texts),
  };
  await askSteps(services, { title, save }, steps);
}

async function changeContact(services: Services, client: ContactOwner, contact: Contact): Promise<void> {
  const { backend, t } = services;
  const change = t('Change…');
  const remove = t('Delete');
  const act = await vscode.window.showQuickPick([change, remove], { title: contact.name });
  const path = { id: client.id, contactId: contact.id };
  if (act === remove) {
    await backend
      .ask((api, options) => api.deleteContact({ ...options, path }))
      .catch((error: unknown) => showFailure(services, error));
  }
  if (act !== change) return;
  await editFields(services, {
    title: contact.name,
    load: async () =>
      contactFields(await backend.ask((api, options) => api.getContact({ ...options, path })), t),
    save: (body) => backend.ask((api, options) => api.patchContact({ ...options, path, body })),
  });
}
