/** Saves a report in a format of the user's choice. A bundle of its own: needed once in a while. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../contract/commands.ts';
import { nameOf } from '../../../pages/records.ts';
import { formatAgo } from '../../platform/ago.ts';
import { userLocale } from '../../platform/l10n.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

const formats = ['html', 'markdown', 'sarif'] as const;
type Format = (typeof formats)[number];

export async function saveReport(services: Services, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'request') ?? (await pickRequest(services));
  const format = id === undefined ? undefined : await pickFormat(services);
  if (id === undefined || format === undefined) return;
  const { backend, t } = services;
  const report = await backend.ask((api, options) =>
    api.getRequestReport({ ...options, path: { id }, query: { format } }),
  );
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const ending = report.fileName.slice(report.fileName.lastIndexOf('.') + 1);
  const file = await vscode.window.showSaveDialog({
    title: t('Save report'),
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, report.fileName) }),
  });
  if (file === undefined) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(report.content));
  // Not awaited: it is saved, and the message may stand for long.
  offerToOpen(services, format, file).catch((error: unknown) => services.log.warn(String(error)));
}

const mostRequests = 100;

/** From the palette: which of the reports there are, the newest first. */
async function pickRequest({ backend, clock, records, t }: Services): Promise<string | undefined> {
  const query = { state: 'done' as const, limit: mostRequests };
  const [{ items }, agents, directory] = await Promise.all([
    backend.ask((api, options) => api.listRequests({ ...options, query })),
    backend.ask((api, options) => api.listAgents(options)),
    records.load(),
  ]);
  if (items.length === 0) {
    vscode.window.showInformationMessage(t('There is no report yet: ask an agent first.'));
    return undefined;
  }
  const titles = new Map(agents.items.map(({ name, title }) => [name, title]));
  const choices = items.map(({ id, agent, projectId, finishedAt, createdAt }) => ({
    label: `${titles.get(agent) ?? agent} · ${nameOf(directory, projectId).project}`,
    description: formatAgo(finishedAt ?? createdAt, clock.now(), userLocale()),
    id,
  }));
  return (await vscode.window.showQuickPick(choices, { placeHolder: t('Which report?') }))?.id;
}

async function pickFormat({ t }: Services): Promise<Format | undefined> {
  const details: Readonly<Record<Format, string>> = {
    html: t('To read and print: one file, opens in a browser'),
    markdown: t('To read and edit as text'),
    sarif: t('For other tools: SARIF 2.1.0'),
  };
  const labels: Readonly<Record<Format, string>> = { html: 'HTML', markdown: 'Markdown', sarif: 'SARIF' };
  const choices = formats.map((format) => ({ label: labels[format], detail: details[format], format }));
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder: t('Save the report as…') });
  return chosen?.format;
}

/** A page opens where pages do. */
async function offerToOpen({ t }: Services, format: Format, file: vscode.Uri): Promise<void> {
  const open = t('Open');
  const sentence = t('The report was saved as {0}.', vscode.workspace.asRelativePath(file));
  if ((await vscode.window.showInformationMessage(sentence, open)) !== open) return;
  if (format === 'html') await vscode.env.openExternal(file);
  else await vscode.window.showTextDocument(file);
}
