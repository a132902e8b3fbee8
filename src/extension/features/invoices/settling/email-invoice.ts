/** *Open as Email Draft…*: the invoice with its files in the user's own mail program, which sends it or not. */
import * as vscode from 'vscode';
import type { DraftInvoiceEmailData, Invoice } from '../../../../api-client/index.ts';
import type { Services } from '../../../platform/services.ts';
import { showRefusedFile } from '../refused-file.ts';
import { findRecipient } from './find-recipient.ts';
import { writeSent } from './mark-sent.ts';
import { type AskedFor, pickIssued } from './pick-issued.ts';

export type Attached = NonNullable<DraftInvoiceEmailData['query']>;

export async function emailInvoice(services: Services, asked: AskedFor): Promise<void> {
  const { t } = services;
  const invoice = await pickIssued(services, {
    asked,
    isMeant: ({ state }) => state !== 'draft',
    none: t('No invoice is issued yet.'),
  });
  if (invoice === undefined) return;
  const attached = await askAttached(services, services.t('{0} as an email draft', invoice.number ?? ''));
  if (attached === undefined) return;
  const bytes = await loadMail(services, invoice, attached);
  if (bytes === undefined) return;
  const told = await openMail(services, { name: `${fileNameOf(invoice)}.eml`, bytes, invoice });
  if (told !== undefined) await offerSent(services, invoice, told);
}

/** `title` is of the window that asks. */
export async function askAttached({ t }: Services, title: string): Promise<Attached | undefined> {
  const items: (vscode.QuickPickItem & { readonly attached: Attached })[] = [
    { label: 'PDF', attached: { format: 'pdf' } },
    { label: t('PDF and XRechnung'), attached: { format: 'pdf', xml: 'xrechnung' } },
    {
      label: t('Factur-X'),
      description: t('a PDF that machines read too'),
      attached: { format: 'facturx' },
    },
    { label: t('PDF and UBL (Peppol)'), attached: { format: 'pdf', xml: 'ubl' } },
  ];
  const placeHolder = t('What is attached?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.attached;
}

/** Undefined when it was refused, which is shown. */
async function loadMail(
  services: Services,
  invoice: Invoice,
  query: Attached,
): Promise<Uint8Array | undefined> {
  const path = { id: invoice.id };
  return await showRefusal(services, { invoice, attached: query }, async () => {
    const bytes: unknown = await services.backend.ask((api, options) =>
      api.draftInvoiceEmail({ ...options, path, query, responseType: 'arraybuffer' }),
    );
    return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes as ArrayBuffer);
  });
}

/** Undefined where the invoice cannot be written as one of the files, whose rules are shown. */
export async function showRefusal<T>(
  services: Services,
  { invoice, attached }: { readonly invoice: Invoice; readonly attached: Attached },
  load: () => Promise<T>,
): Promise<T | undefined> {
  const title = services.t('Making the draft…');
  try {
    return await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, load);
  } catch (error) {
    await showRefusedFile(services, error, { invoice, label: labelOf(attached) });
    return undefined;
  }
}

/** Of the file that machines read: a PDF alone is refused for its letters only. */
function labelOf({ format, xml }: Attached): string {
  if (xml === 'ubl') return 'Peppol BIS 3 (UBL)';
  if (xml !== undefined) return 'XRechnung';
  return format === 'facturx' ? 'Factur-X' : 'PDF';
}

interface Mail {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly invoice: Invoice;
}

/** What to tell; undefined when the user turned away. On another machine no mail program can be opened. */
async function openMail(services: Services, { name, bytes, invoice }: Mail): Promise<string | undefined> {
  const { t, context } = services;
  if (vscode.env.remoteName !== undefined) return await saveMail(services, { name, bytes, invoice });
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'mails');
  await forget(folder);
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(file, bytes);
  return (await vscode.env.openExternal(file))
    ? t('{0} is open as a draft in your mail program.', invoice.number ?? '')
    : t('No program opens mails here. The draft was written to {0}.', file.fsPath);
}

/** A draft is kept only until the next one: it holds what a client pays. */
async function forget(folder: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.createDirectory(folder);
  for (const [name] of await vscode.workspace.fs.readDirectory(folder)) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name));
  }
}

async function saveMail({ t }: Services, { name, bytes }: Mail): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: t('Save email draft'),
    filters: { EML: ['eml'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (file === undefined) return undefined;
  await vscode.workspace.fs.writeFile(file, bytes);
  return t('The draft was written to {0}.', vscode.workspace.asRelativePath(file));
}

/** Whether it was sent, only the user knows. */
async function offerSent(services: Services, invoice: Invoice, told: string): Promise<void> {
  const act = services.t('Mark as Sent');
  if ((await vscode.window.showInformationMessage(told, act)) !== act) return;
  const to = await findRecipient(services, invoice.clientId);
  await writeSent(services, invoice, { via: 'email', ...(to === '' ? {} : { to }) });
}

function fileNameOf({ number, id }: Invoice): string {
  return (number ?? id).replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
