/** Asks what a new client needs: a name and a currency. */
import * as vscode from 'vscode';
import type { Client } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import { checkCurrency, checkName, toCurrency } from './project-fields.ts';

/** The new client; undefined when the user turned away. */
export async function addClient(services: Services): Promise<Client | undefined> {
  const { t, backend, records } = services;
  const { clients } = await records.load();
  const taken = [...clients.values()].map(({ name }) => name);
  const name = await vscode.window.showInputBox({
    title: t('Add Client ({0}/{1})', 1, 2),
    prompt: t('Client name as printed on invoices'),
    ignoreFocusOut: true,
    validateInput: (text) => checkName(text, taken, t),
  });
  if (name === undefined) return undefined;
  const currency = await vscode.window.showInputBox({
    title: t('Add Client ({0}/{1})', 2, 2),
    prompt: t('Currency in which {0} is billed', name.trim()),
    value: await findDefaultCurrency(services),
    ignoreFocusOut: true,
    validateInput: (text) => checkCurrency(text, t),
  });
  if (currency === undefined) return undefined;
  const body = { name: name.trim(), currency: toCurrency(currency) };
  return await backend.ask((api, options) =>
    api.createClient({ ...options, body: { ...body, id: api.newId() } }),
  );
}

async function findDefaultCurrency({ backend }: Services): Promise<string> {
  const { items } = await backend.ask((api, options) => api.listOrganizations(options));
  return items[0]?.currency ?? 'EUR';
}
