/** A client that is chosen from a list, where a command names none. */
import * as vscode from 'vscode';
import type { Client } from '../../../api-client/index.ts';
import { tellClientsApart } from '../../../pages/practice/told-apart.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';

export async function pickClient({ records, t }: Services): Promise<Client | undefined> {
  const clients = [...(await records.load()).clients.values()].filter(
    ({ archivedAt }) => archivedAt === null,
  );
  const apart = tellClientsApart(clients, { t, locale: userLocale() });
  const items = clients
    .map((client) => ({
      label: `$(organization) ${client.name}`,
      description: apart.get(client) ?? '',
      client,
    }))
    .sort((one, other) => one.label.localeCompare(other.label));
  if (items.length === 0) {
    vscode.window.showInformationMessage(t('There is no client yet: add one first.'));
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which client?') }))?.client;
}
