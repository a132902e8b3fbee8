/** Clients of a CSV file: look at it, show what it would bring, and take it in. */
import * as vscode from 'vscode';
import type { ClientImport } from '../../../api-client/index.ts';
import { counted } from '../../../pages/words.ts';
import { readChosen, type TimeFile } from '../../platform/files/choose-file.ts';
import type { Services } from '../../platform/services.ts';
import { askSameClients, type SameAs } from './ask-same-clients.ts';
import { askImport, describePreview, describeProblem } from './client-import-text.ts';

/** Of the 1 MB of a request; the rest is for quotes and lines, and for who is whom in thousands of rows. */
const mostBytes = 600_000;

/** Asks for the file where none is given. Nothing is written before the question is answered with yes. */
export async function importClients(services: Services, given?: vscode.Uri): Promise<void> {
  const { t } = services;
  const uri = given ?? (await askFile(t));
  if (uri === undefined) return;
  const file = await readChosen(services, uri, {
    mostBytes,
    tooLarge: (name) => t('{0} is larger than 600 kB: split it.', name),
  });
  if (file === undefined) return;
  const first = await send(services, file.text, { dryRun: true });
  if (first.state === 'refused') return await tellRefused(services, file.name, first);
  const sameAs = await askSameClients(services, first);
  if (sameAs === undefined) return;
  await confirm(services, file, sameAs);
}

/** What comes is looked at again by what was said: a row may have been the only one of a client. */
async function confirm(services: Services, file: TimeFile, sameAs: SameAs): Promise<void> {
  const { t } = services;
  const looked = await send(services, file.text, { dryRun: true, sameAs });
  if (looked.added === 0) {
    vscode.window.showInformationMessage(t('All clients of {0} are there already.', file.name));
    return;
  }
  const act = t('Import');
  const detail = describePreview(looked, t);
  const question = askImport(looked, file.name, t);
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, act)) !== act) return;
  const { added } = await send(services, file.text, { dryRun: false, sameAs });
  const done = counted(t, ['1 client was imported.', '{0} clients were imported.'], added);
  vscode.window.setStatusBarMessage(done, 5_000);
}

interface Sending {
  readonly dryRun: boolean;
  readonly sameAs?: SameAs;
}

async function send({ backend }: Services, file: string, sending: Sending): Promise<ClientImport> {
  const { dryRun, sameAs = [] } = sending;
  const body = { file, dryRun, ...(sameAs.length > 0 && { sameAs: [...sameAs] }) };
  return await backend.ask((api, options) => api.importClients({ ...options, body }));
}

async function tellRefused({ t }: Services, name: string, { problems }: ClientImport): Promise<void> {
  const [first] = problems;
  const show = t('Show All');
  const why = first === undefined ? '' : describeProblem(first, t);
  const sentence = t('No client of {0} was imported. {1}', name, why);
  const more = problems.length > 1 ? [show] : [];
  if ((await vscode.window.showWarningMessage(sentence, ...more)) !== show) return;
  const content = problems.map((problem) => describeProblem(problem, t)).join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
}

async function askFile(t: Services['t']): Promise<vscode.Uri | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: t('Import Clients'),
      openLabel: t('Preview'),
      filters: { [t('Lists of clients')]: ['csv', 'txt', 'tsv'], [t('All files')]: ['*'] },
    })) ?? [];
  return uri;
}
