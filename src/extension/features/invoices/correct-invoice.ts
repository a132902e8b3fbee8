/** What takes an invoice back: a draft is deleted, an issued one is corrected by a credit note. Both are asked, once. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../contract/commands.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { ifMatch } from '../../platform/if-match.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

export async function deleteDraft(services: Services, target: CommandTarget | undefined): Promise<void> {
  const { backend, t } = services;
  const invoice = await readInvoice(services, target);
  if (invoice === undefined) return;
  const { id, clientName, gross } = invoice;
  const act = t('Delete Draft');
  const question = t('Delete the draft of {0} to {1}?', formatAmount(gross), clientName);
  const detail = t('Its time can go on another invoice. What was changed by hand is lost.');
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
  const { number, gross } = invoice;
  const reason = await vscode.window.showInputBox({
    title: t('Credit Note for {0}', number),
    prompt: t('Why? It is printed on the credit note.'),
    ignoreFocusOut: true,
    validateInput: (text) => checkReason(text, t),
  });
  if (reason === undefined) return undefined;
  const again = t('Create, Bill Time Again');
  const never = t('Create, Do Not Bill Time Again');
  const question = t('Correct {0} by a credit note of {1}?', number, formatAmount(gross));
  const detail = t(
    'The credit note is issued at once, under a number of its own, and the invoice becomes cancelled. Neither can be undone. Its time may be billed again, or stays away from invoices.',
  );
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, again, never);
  if (chosen === undefined) return undefined;
  const path = { id: invoice.id };
  const headers = ifMatch(invoice);
  const content = { reason: reason.trim(), releaseEntries: chosen === again };
  const credit = await backend.ask((api, options) =>
    api.creditInvoice({ ...options, path, headers, body: { ...content, id: api.newId() } }),
  );
  return credit.id;
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
