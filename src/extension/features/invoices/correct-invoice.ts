/** What takes an invoice back: a draft is deleted, an issued one is corrected by a credit note. Both are asked, once. */
import * as vscode from 'vscode';
import type { Invoice } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { askCreditPart, type CreditPart } from './credit-part.ts';

export async function deleteDraft(services: Services, target: CommandTarget | undefined): Promise<void> {
  const { backend, t } = services;
  const invoice = await readInvoice(services, target);
  if (invoice === undefined) return;
  const { id, clientName, gross } = invoice;
  const act = t('Delete Draft');
  const question = t('Delete the draft of {0} to {1}?', formatAmount(gross), clientName);
  const detail = t('Its time can be invoiced again. Manual changes are lost.');
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  await backend.ask((api, options) => api.deleteInvoice({ ...options, path: { id } }));
}

const longestReason = 200;

/** The id of the credit note; undefined when the user turned away. The version that was read is what is corrected. */
export async function createCreditNote(
  services: Services,
  target: CommandTarget | undefined,
): Promise<string | undefined> {
  const { backend, t } = services;
  const invoice = await readInvoice(services, target);
  if (invoice === undefined || invoice.number === null) return undefined;
  const reason = await askReason(t('Credit Note for {0}', invoice.number), services);
  if (reason === undefined) return undefined;
  const part = await askCreditPart(services, invoice);
  if (part === undefined) return undefined;
  const releaseEntries = await confirmCredit(services, { invoice, part });
  if (releaseEntries === undefined) return undefined;
  const path = { id: invoice.id };
  const headers = ifMatch(invoice);
  const content = { reason, releaseEntries, ...part.body };
  const credit = await backend.ask((api, options) =>
    api.creditInvoice({ ...options, path, headers, body: { ...content, id: api.newId() } }),
  );
  return credit.id;
}

/** Whether its time may be billed again; undefined when the user turned away. */
async function confirmCredit(
  { t }: Services,
  { invoice, part }: { readonly invoice: Invoice; readonly part: CreditPart },
): Promise<boolean | undefined> {
  const name = invoice.number ?? '';
  if (!part.isAll) {
    const act = t('Create Credit Note');
    const question = t('Credit {0} of {1}?', part.label, name);
    const detail = t('The credit note is issued at once, under a number of its own. It cannot be undone.');
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, act);
    return chosen === undefined ? undefined : false;
  }
  const again = t('Create, Bill Time Again');
  const never = t('Create, Do Not Bill Time Again');
  const question = t('Correct {0} by a credit note of {1}?', name, part.label);
  const detail = t(
    'The credit note is issued at once, under a number of its own, and the invoice becomes cancelled. Neither can be undone. Its time may be billed again, or stays away from invoices.',
  );
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, again, never);
  return chosen === undefined ? undefined : chosen === again;
}

/** A credit note over all that is left and a draft of the same time and lines, in one act; the id of the draft. */
export async function correctInvoice(
  services: Services,
  target: CommandTarget | undefined,
): Promise<string | undefined> {
  const { backend, t } = services;
  const invoice = await readInvoice(services, target);
  if (invoice === undefined || invoice.number === null) return undefined;
  const reason = await askReason(t('Correct {0}', invoice.number), services);
  if (reason === undefined) return undefined;
  const act = t('Credit and Make a New Draft');
  const question = t('Credit {0} and make a new draft of it?', invoice.number);
  const detail = t(
    'A credit note over all that is left is issued at once and cannot be undone. The new draft has the same time and lines.',
  );
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act)
    return undefined;
  const path = { id: invoice.id };
  const headers = ifMatch(invoice);
  const { draft } = await backend.ask((api, options) =>
    api.correctInvoice({
      ...options,
      path,
      headers,
      body: { reason, id: api.newId(), creditId: api.newId() },
    }),
  );
  return draft.id;
}

/** The id of a draft with the lines beside time of the invoice, as of today. */
export async function duplicateInvoice(
  services: Services,
  target: CommandTarget | undefined,
): Promise<string | undefined> {
  const { backend } = services;
  const id = recordIdOf(target, 'invoice');
  if (id === undefined) return undefined;
  const draft = await backend.ask((api, options) =>
    api.duplicateInvoice({ ...options, path: { id }, body: { id: api.newId() } }),
  );
  return draft.id;
}

async function askReason(title: string, { t }: Services): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title,
    prompt: t('Why? It is printed on the credit note.'),
    ignoreFocusOut: true,
    validateInput: (text) => checkReason(text, t),
  });
  return reason?.trim();
}

function checkReason(text: string, t: Services['t']): string | undefined {
  if (text.trim() === '') return t('A reason is needed.');
  return text.trim().length > longestReason ? t('At most {0} characters.', longestReason) : undefined;
}

async function readInvoice({ backend }: Services, target: CommandTarget | undefined) {
  const id = recordIdOf(target, 'invoice');
  if (id === undefined) return undefined;
  return await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
}
