/**
 * The wizard of imports: look at the file, ask what only the user can say, show what it would bring, and take it in.
 * Each answer leads to another look, so that what is shown is what will be.
 */
import * as vscode from 'vscode';
import type { TimeImport } from '../../../api-client/index.ts';
import { type ImportedLookAlike, keyOfLookAlike } from '../../../domain/names/imported-look-alikes.ts';
import { formatTime } from '../../../pages/time/formats.ts';
import { counted } from '../../../pages/words.ts';
import { formatAmount } from '../../platform/amounts.ts';
import type { Pages } from '../../platform/documents.ts';
import { chooseFile, type TimeFile } from '../../platform/files/choose-file.ts';
import { userLocale } from '../../platform/l10n.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { askLookAlikes } from './ask-look-alikes.ts';
import { askNames } from './ask-names.ts';
import { askQuestion } from './ask-question.ts';
import { confirmImport, confirmRead } from './confirm-import.ts';
import { findPresent, loadImport } from './find-present.ts';
import {
  type Answers,
  findQuestion,
  isOfRows,
  listOpenLookAlikes,
  mapNothing,
  toggleStates,
} from './import-answers.ts';
import { describeDone, describeGoing, describeImport, describeRefused } from './import-report.ts';
import { sendImport } from './send-import.ts';

export interface ImportPorts {
  readonly services: Services;
  readonly report: {
    readonly show: Pages['show'];
    /** What a look would bring, also where its page is open. */
    readonly keep: (title: string, id: string, text: string) => void;
    /** From now on the records tell it, also where its page is open. */
    readonly reload: (title: string, id: string) => void;
  };
}

/** Asks for the file where none is given. Nothing is written before the last question is answered with yes. */
export async function importTime(ports: ImportPorts, given?: vscode.Uri): Promise<void> {
  const { services } = ports;
  const file = await chooseFile(services, given);
  if (file === undefined) return;
  const { newId } = await import('../../../api-client/index.ts');
  await goOn(ports, file, { id: newId(), answers: {} });
}

/** Looks and asks until it is taken in, or the user turned away. */
async function goOn(
  ports: ImportPorts,
  file: TimeFile,
  { id, answers: first }: { readonly id: string; readonly answers: Answers },
): Promise<void> {
  let answers: Answers | undefined = first;
  const asked = new Set<string>();
  while (answers !== undefined) {
    const told = await sendImport(ports.services, file, { id, answers, dryRun: true });
    if (told === undefined) return;
    const next: Answers | 'import' | undefined = await askNext(ports, { file, told, answers, asked });
    if (next === 'import') return await take(ports, file, { id, answers });
    answers = next;
  }
}

interface Look {
  readonly file: TimeFile;
  readonly told: TimeImport;
  readonly answers: Answers;
  /** Look-alikes that were asked about, by `keyOfLookAlike`: each is asked about once. */
  readonly asked: Set<string>;
}

const anew = { unmap: mapNothing, states: toggleStates };

/** More answers, or that it may be taken in; undefined when the user turned away or the file is wrong. */
async function askNext(ports: ImportPorts, look: Look): Promise<Answers | 'import' | undefined> {
  const { services } = ports;
  const { told, answers } = look;
  const asked = findQuestion(told, answers);
  if (asked !== undefined) return await askQuestion(services, asked, look);
  keepReport(ports, told);
  if (told.state === 'refused') {
    tellRefused(ports, look).catch((error: unknown) => showFailure(services, error));
    return undefined;
  }
  const open = listOpenLookAlikes(told, look.asked);
  return open.length > 0 ? await settleLookAlikes(ports, look, open) : await confirmOrChange(ports, look);
}

/** Until it is taken in, or something is to be read otherwise. */
async function confirmOrChange(ports: ImportPorts, look: Look): Promise<Answers | 'import' | undefined> {
  const { services } = ports;
  const { answers } = look;
  for (;;) {
    const act = await confirmImport(services, look);
    if (act === undefined || act === 'import') return act;
    if (act === 'report') return await showReport(ports, look);
    if (act === 'unmap' || act === 'states') return anew[act](answers);
    const next =
      'question' in act ? await askQuestion(services, act, look) : await askNames(services, act, answers);
    if (next !== undefined) return next;
  }
}

/** Looked at again with what was ticked: a client that is known shows which of its projects look alike. */
async function settleLookAlikes(
  { services }: ImportPorts,
  { answers, asked }: Look,
  open: readonly ImportedLookAlike[],
): Promise<Answers | undefined> {
  const settled = await askLookAlikes(services, open, answers);
  for (const one of open) asked.add(keyOfLookAlike(one));
  return settled;
}

/** The report lies open in the editor, and a question beside it leads on. */
async function showReport(
  ports: ImportPorts,
  { told, answers }: Look,
): Promise<Answers | 'import' | undefined> {
  const { services, report } = ports;
  // The keys are for the question, also once the page is drawn.
  await report.show(reportTitle(services, told), told.id, { preserveFocus: true });
  const decided = await confirmRead(services, told);
  return decided === 'change' ? answers : decided;
}

/** With a way on: the other rows, the line that is wrong, or all of what is wrong. */
async function tellRefused(ports: ImportPorts, look: Look): Promise<void> {
  const { file, told, answers } = look;
  const { t } = ports.services;
  const skipping = { ...answers, skipInvalid: true };
  const others = isOfRows(told) ? await countOthers(ports, file, { id: told.id, answers: skipping }) : 0;
  const line = told.problems.find((problem) => problem.line !== null)?.line ?? undefined;
  const { uri } = file;
  const acts = new Map<string, () => Promise<void>>([
    ...(others === 0
      ? []
      : ([
          [
            counted(t, words.others, others),
            async () => await goOn(ports, file, { id: told.id, answers: skipping }),
          ],
        ] as const)),
    ...(line === undefined || uri === undefined
      ? []
      : ([[t('Go to Line {0}', line), async () => await openLine(uri, line)]] as const)),
    [t('Show All'), async () => await ports.report.show(reportTitle(ports.services, told), told.id)],
  ]);
  const chosen = await vscode.window.showWarningMessage(describeRefused(told, t), ...acts.keys());
  if (chosen !== undefined) await acts.get(chosen)?.();
}

const words = { others: ['Import the Other Row', 'Import the Other {0} Rows'] } as const;

/** How much comes in without the rows that are wrong. */
async function countOthers(
  { services }: ImportPorts,
  file: TimeFile,
  { id, answers }: { readonly id: string; readonly answers: Answers },
): Promise<number> {
  const told = await sendImport(services, file, { id, answers, dryRun: true });
  return told?.state === 'preview' ? told.added : 0;
}

async function openLine(uri: vscode.Uri, line: number): Promise<void> {
  const at = new vscode.Position(line - 1, 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at), preview: false });
}

async function take(
  ports: ImportPorts,
  file: TimeFile,
  looked: { readonly id: string; readonly answers: Answers },
): Promise<void> {
  const { services } = ports;
  const told = await sendImport(services, file, { ...looked, dryRun: false });
  if (told === undefined) return;
  ports.report.reload(reportTitle(services, told), told.id);
  tellDone(ports, told).catch((error: unknown) => showFailure(services, error));
}

/** Not awaited, as the one above: it is done, whether or not anybody looks at the notification. */
async function tellDone(ports: ImportPorts, told: TimeImport): Promise<void> {
  const { services } = ports;
  const { t } = services;
  const undo = t('Undo Import');
  const looks = new Map([
    [t('Show Report'), async () => await ports.report.show(reportTitle(services, told), told.id)],
    [t('Show in Timesheets'), async () => await showInTimesheets(services, told)],
  ]);
  const sentence = describeDone(told, t);
  // It can still be undone after the report was read, unless that happened in the meantime.
  do {
    const chosen = await vscode.window.showInformationMessage(sentence, ...looks.keys(), undo);
    if (chosen === undo) return await undoImportOf(ports, told.id);
    const look = chosen === undefined ? undefined : looks.get(chosen);
    if (chosen === undefined || look === undefined) return;
    looks.delete(chosen);
    await look();
  } while ((await loadImport(services, told.id)).state === 'done');
}

/** The last day of the user's own that it brought; of other people's time the view alone. */
async function showInTimesheets({ backend, openers }: Services, { to }: TimeImport): Promise<void> {
  await vscode.commands.executeCommand('vireo.timesheets.focus');
  if (to === null) return;
  const { id: userId } = await backend.ask((api, options) => api.getMe(options));
  const { items } = await backend.ask((api, options) =>
    api.listTimeEntries({ ...options, query: { userId, from: to, to, limit: 1 } }),
  );
  const [last] = items;
  if (last !== undefined) await openers.open({ kind: 'entry', ids: [last.id] });
}

/** Asked once: all of it goes, and only another import brings it back. */
async function undoImportOf({ services, report }: ImportPorts, id: string): Promise<void> {
  const { backend, t } = services;
  const told = await findPresent(services, id);
  if (told === undefined) return;
  const act = t('Undo Import');
  const question = t('Undo the import of {0}?', told.fileName || t('without a name'));
  const detail = describeGoing(told, t);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  await backend.ask((api, options) => api.undoTimeImport({ ...options, path: { id } }));
  report.reload(reportTitle(services, told), id);
  vscode.window.setStatusBarMessage(t('The import of {0} was undone.', told.fileName), 5_000);
}

/** Undoes an earlier import. */
export async function undoImport(ports: ImportPorts): Promise<void> {
  const { backend, t } = ports.services;
  const { items } = await backend.ask((api, options) =>
    api.listTimeImports({ ...options, query: { limit: 100 } }),
  );
  const done = items.filter(({ state }) => state === 'done');
  if (done.length === 0) {
    vscode.window.showInformationMessage(t('There is no import to undo.'));
    return;
  }
  const date = new Intl.DateTimeFormat(userLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  const rows = done.map((told) => ({
    label: told.fileName || t('without a name'),
    description: counted(t, ['1 entry imported', '{0} entries imported'], told.added),
    detail: date.format(new Date(told.createdAt)),
    told,
  }));
  const placeHolder = t('Select the import to undo');
  const chosen = await vscode.window.showQuickPick(rows, { placeHolder });
  if (chosen !== undefined) await undoImportOf(ports, chosen.told.id);
}

function keepReport({ services, report }: ImportPorts, told: TimeImport): void {
  report.keep(reportTitle(services, told), told.id, textOf(services, told));
}

function textOf({ t }: Services, told: TimeImport): string {
  return describeImport(told, {
    t,
    time: (instant, zone) => `${instant.slice(0, 10)} ${formatTime(instant, zone)}`,
    money: formatAmount,
  });
}

function reportTitle({ t }: Services, { fileName }: TimeImport): string {
  return t('Import of {0}', fileName);
}

/** The report of an import that is done; a mere look is not kept over a reload. */
export async function loadReport(services: Services, id: string): Promise<string> {
  return textOf(services, await loadImport(services, id));
}
