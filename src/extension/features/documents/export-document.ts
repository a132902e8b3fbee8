/** Writes a document to a file, as Markdown or PDF. */
import * as vscode from 'vscode';
import type { Document } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';

interface Format extends vscode.QuickPickItem {
  readonly format: 'markdown' | 'pdf';
  readonly ending: 'md' | 'pdf';
}

export async function exportDocument(services: Services, document: Document): Promise<void> {
  const { t } = services;
  const chosen = await vscode.window.showQuickPick(formats(services), {
    title: t('Export {0}', document.title),
    placeHolder: t('As which file?'),
  });
  if (chosen === undefined) return;
  const bytes = await load(services, document, chosen);
  const file = await askPlace(services, document, chosen.ending);
  if (file === undefined) return;
  await vscode.workspace.fs.writeFile(file, bytes);
  const open = t('Open');
  const done = t('{0} was written to {1}.', document.title, vscode.workspace.asRelativePath(file));
  if ((await vscode.window.showInformationMessage(done, open)) !== open) return;
  if (chosen.format === 'pdf') await vscode.env.openExternal(file);
  else await vscode.commands.executeCommand('vscode.open', file);
}

function formats({ t }: Services): readonly Format[] {
  return [
    { format: 'pdf', ending: 'pdf', label: '$(file-pdf) PDF', detail: t('To send or print') },
    { format: 'markdown', ending: 'md', label: '$(markdown) Markdown', detail: t('The text as it is') },
  ];
}

async function load(
  { backend, t }: Services,
  { id, title }: Document,
  { format }: Format,
): Promise<Uint8Array> {
  const progress = { location: vscode.ProgressLocation.Window, title: t('Making {0}…', title) };
  return await vscode.window.withProgress(progress, async () => {
    const bytes: unknown = await backend.ask((api, options) =>
      api.exportDocument({ ...options, path: { id }, query: { format }, responseType: 'arraybuffer' }),
    );
    return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes as ArrayBuffer);
  });
}

async function askPlace(
  { t }: Services,
  { title }: Document,
  ending: Format['ending'],
): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${title.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${ending}`;
  return await vscode.window.showSaveDialog({
    title: t('Export document'),
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}
