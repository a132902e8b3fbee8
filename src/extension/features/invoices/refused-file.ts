/** Shows why a file of an invoice could not be made, with what fixes it. */
import * as vscode from 'vscode';
import type { Invoice } from '../../../api-client/index.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { describeRefusedFile } from './export-formats.ts';

/** Throws what is no broken rule. `label` names the file. */
export async function showRefusedFile(
  { t }: Services,
  error: unknown,
  { invoice, label }: { readonly invoice: Invoice; readonly label: string },
): Promise<void> {
  if (!isApiFailure(error, 'invalid') || error.details.length === 0) throw error;
  const { details } = error;
  const { message, detail, mends, mayCorrect } = describeRefusedFile(t, invoice, { label, details });
  const acts = { client: t('Edit Client…'), organization: t('Edit Your Business…') };
  const correct = t('Credit and Make a New Draft');
  const act = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail },
    ...mends.map((mend) => acts[mend]),
    ...(mayCorrect ? [correct] : []),
  );
  if (act === correct)
    await runCommand('vireo.correctInvoice', { record: { kind: 'invoice', ids: [invoice.id] } });
  if (act === acts.organization) await runCommand('vireo.editOrganization');
  if (act === acts.client) {
    await runCommand('vireo.editClient', { record: { kind: 'client', ids: [invoice.clientId] } });
  }
}
