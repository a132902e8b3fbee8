/** A draft without time: the client and the practice on their pages where they lack something, then what is billed. */
import * as vscode from 'vscode';
import type { Client } from '../../../api-client/index.ts';
import { parseMoney, toDecimalString } from '../../../domain/money.ts';
import { tellClientsApart } from '../../../pages/practice/told-apart.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { lacksBuyer, lacksSeller } from './missing-parties.ts';

/** The id of the draft; undefined when the user turned away. */
export async function billAmount(services: Services): Promise<string | undefined> {
  const client = await chooseClient(services);
  if (client === undefined) return undefined;
  await completeSeller(services);
  const item = await askItem(services, client);
  if (item === undefined) return undefined;
  const { backend } = services;
  const { id } = await backend.ask((api, options) =>
    api.createInvoice({ ...options, body: { id: api.newId(), clientId: client.id, items: [item] } }),
  );
  return id;
}

/** True once the page was saved; false where nothing is missing, or it was closed. */
export async function completeSeller({ backend }: Services): Promise<boolean> {
  const [seller] = (await backend.ask((api, options) => api.listOrganizations(options))).items;
  return seller !== undefined && lacksSeller(seller) && (await runCommand('vireo.editOrganization')) === true;
}

interface ClientItem extends vscode.QuickPickItem {
  readonly client?: Client;
}

async function chooseClient(services: Services): Promise<Client | undefined> {
  const { records, t } = services;
  const known = [...(await records.load()).clients.values()].filter(({ archivedAt }) => archivedAt === null);
  if (known.length === 0) return await findSaved(services, await runCommand('vireo.addClient'));
  const apart = tellClientsApart(known, { t, locale: userLocale() });
  const items: ClientItem[] = known
    .map((client) => ({
      label: `$(organization) ${client.name}`,
      description: apart.get(client) ?? '',
      client,
    }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const add: ClientItem = { label: `$(add) ${t('Add Client…')}`, alwaysShow: true };
  const placeHolder = t('Whom do you invoice?');
  const chosen = await vscode.window.showQuickPick([...items, add], { placeHolder });
  if (chosen === undefined) return undefined;
  if (chosen.client === undefined) return await findSaved(services, await runCommand('vireo.addClient'));
  if (!lacksBuyer(chosen.client)) return chosen.client;
  // Closed without saving is no refusal: the draft says what it lacks.
  await runCommand('vireo.editClient', { record: { kind: 'client', ids: [chosen.client.id] } });
  return chosen.client;
}

async function findSaved({ backend }: Services, id: unknown): Promise<Client | undefined> {
  if (typeof id !== 'string') return undefined;
  return await backend.ask((api, options) => api.getClient({ ...options, path: { id } }));
}

async function askItem(
  { t }: Services,
  { name, currency }: Client,
): Promise<{ description: string; quantity: string; unitPrice: string } | undefined> {
  const description = await vscode.window.showInputBox({
    title: t('Invoice for {0} ({1}/{2})', name, 1, 2),
    prompt: t('Description, as it is printed'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? t('A description is needed.') : undefined),
  });
  if (description === undefined) return undefined;
  const amount = await vscode.window.showInputBox({
    title: t('Invoice for {0} ({1}/{2})', name, 2, 2),
    prompt: t('Amount in {0}, before VAT', currency),
    ignoreFocusOut: true,
    validateInput: (text) =>
      readAmount(text, currency) === undefined
        ? t('An amount in {0}, such as 110 or 110.50.', currency)
        : undefined,
  });
  const unitPrice = amount === undefined ? undefined : readAmount(amount, currency);
  return unitPrice === undefined ? undefined : { description: description.trim(), quantity: '1', unitPrice };
}

/** `1200`, `1200.50` or `1200,50`, without grouping: which of both signs parts thousands would be a guess. */
function readAmount(text: string, currency: string): string | undefined {
  const parsed = parseMoney(text.trim().replace(',', '.'), currency);
  return parsed.ok && parsed.value.minor > 0 ? toDecimalString(parsed.value) : undefined;
}
