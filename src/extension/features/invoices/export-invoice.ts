/** Asks for a format and a place, and writes the invoice there; what a format lacks is told with who can fix it. */
import * as vscode from 'vscode';
import type { Invoice } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import { type ExportFormat, exportFormats } from './export-formats.ts';
import { showRefusedFile } from './refused-file.ts';

export async function exportInvoice(services: Services, id: string): Promise<void> {
  const { backend, t } = services;
  const invoice = await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
  const chosen = await vscode.window.showQuickPick(exportFormats(t), {
    title: t('Export {0}', nameOf(services, invoice)),
    placeHolder: invoice.number === null ? t('It is a draft: the file says so') : t('As which file?'),
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  const bytes = await load(services, { invoice, chosen });
  if (bytes === undefined) return;
  const file = await askPlace(services, { invoice, chosen });
  if (file === undefined) return;
  await vscode.workspace.fs.writeFile(file, bytes);
  const open = t('Open');
  const done = t('{0} was written to {1}.', nameOf(services, invoice), vscode.workspace.asRelativePath(file));
  if ((await vscode.window.showInformationMessage(done, open)) === open) await vscode.env.openExternal(file);
}

interface Chosen {
  readonly invoice: Invoice;
  readonly chosen: ExportFormat;
}

function nameOf({ t }: Services, { number, clientName }: Invoice): string {
  return number ?? t('the draft to {0}', clientName);
}

/** Before the place is asked: what cannot be written needs none. Undefined when it was refused, and told. */
async function load(services: Services, { invoice, chosen }: Chosen): Promise<Uint8Array | undefined> {
  const path = { id: invoice.id };
  const query = { format: chosen.format };
  const title = services.t('Making {0}…', chosen.label);
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title },
      async () => {
        const bytes: unknown = await services.backend.ask((api, options) =>
          api.exportInvoice({ ...options, path, query, responseType: 'arraybuffer' }),
        );
        return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes as ArrayBuffer);
      },
    );
  } catch (error) {
    await showRefusedFile(services, error, { invoice, label: chosen.label });
    return undefined;
  }
}

/** Beside the folder that is open, under its number. */
async function askPlace(
  { t }: Services,
  { invoice, chosen: { ending, format } }: Chosen,
): Promise<vscode.Uri | undefined> {
  const number = (invoice.number ?? `${t('Draft')}-${invoice.clientName}`).replace(
    /[^\p{L}\p{N}._-]+/gu,
    '-',
  );
  const suffix = ending === 'xml' ? `-${format}` : '';
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${number}${suffix}.${ending}`;
  return await vscode.window.showSaveDialog({
    title: t('Export invoice'),
    filters: { [ending.toUpperCase()]: [ending] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}
