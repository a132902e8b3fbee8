/** The ports of pages over the editor. */
import * as vscode from 'vscode';
import type {
  Ask,
  ConfirmQuestion,
  FileFilters,
  PagePorts,
  PickQuestion,
  TextQuestion,
} from '../../../pages/page-ports.ts';
import { runCommand } from '../commands.ts';
import { showBriefly, showFailure } from '../notify.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../settings.ts';

export function editorPorts(services: Services): PagePorts {
  const { backend, clock, locale, log, records, t } = services;
  return {
    ...{
      backend,
      clock,
      log,
      records,
      t,
      locale,
      ask,
      chooseFile,
      saveFile,
      runCommand,
      readSetting,
    },
    inform: async (sentence, ...acts) => await vscode.window.showInformationMessage(sentence, ...acts),
    warn: async (sentence, ...acts) => await vscode.window.showWarningMessage(sentence, ...acts),
    mention: showBriefly,
    tellFailure: (error) => showFailure(services, error),
    openRecord: (record) => runCommand('vireo.openRecord', { record }),
    withProgress: async (title, run) => {
      const location = vscode.ProgressLocation.Notification;
      return await vscode.window.withProgress({ location, title }, (progress) =>
        run((part) => progress.report(part)),
      );
    },
    showText: async (content, language) => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
    },
    openAddress: async (address) => {
      await vscode.env.openExternal(vscode.Uri.parse(address, true));
    },
    copy: async (text) => await vscode.env.clipboard.writeText(text),
  };
}

const ask: Ask = async (question: PickQuestion<unknown> | TextQuestion | ConfirmQuestion): Promise<never> =>
  (await (question.kind === 'pick'
    ? pick(question)
    : question.kind === 'text'
      ? askText(question)
      : confirm(question))) as never;

async function pick({
  title,
  items,
  placeholder,
  staysOpen = false,
  matchesDescription = false,
}: PickQuestion<unknown>): Promise<unknown> {
  const shown = items.map(({ description = '', ...item }) => ({ ...item, description }));
  const picked = await vscode.window.showQuickPick(shown, {
    title,
    ignoreFocusOut: staysOpen,
    matchOnDescription: matchesDescription,
    ...(placeholder !== undefined && { placeHolder: placeholder }),
  });
  return picked?.value;
}

async function askText(question: TextQuestion): Promise<string | undefined> {
  const { title, prompt, value, placeholder, staysOpen = false, isSecret = false } = question;
  return await vscode.window.showInputBox({
    title,
    ignoreFocusOut: staysOpen,
    password: isSecret,
    validateInput: (text) => question.check?.(text),
    ...(prompt !== undefined && { prompt }),
    ...(value !== undefined && { value }),
    ...(placeholder !== undefined && { placeHolder: placeholder }),
  });
}

async function confirm({ question, detail, act }: ConfirmQuestion): Promise<true | undefined> {
  const options = { modal: true, ...(detail !== undefined && { detail }) };
  return (await vscode.window.showWarningMessage(question, options, act)) === act ? true : undefined;
}

/** The editor's own type is one of arrays that may change. */
function toFilters(filters: FileFilters): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, endings]) => [name, [...endings]]));
}

const chooseFile: PagePorts['chooseFile'] = async ({ title, act, filters }) => {
  const options = { title, openLabel: act, filters: toFilters(filters) };
  const [file] = (await vscode.window.showOpenDialog(options)) ?? [];
  if (file === undefined) return undefined;
  const { size } = await vscode.workspace.fs.stat(file);
  return { sizeBytes: size, read: async () => await vscode.workspace.fs.readFile(file) };
};

const saveFile: PagePorts['saveFile'] = async ({ title, name, filters, folder: proposed }) => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const folder = proposed === undefined ? first?.uri : vscode.Uri.parse(proposed, true);
  const file = await vscode.window.showSaveDialog({
    title,
    ...(filters !== undefined && { filters: toFilters(filters) }),
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (file === undefined) return undefined;
  return {
    name: vscode.workspace.asRelativePath(file),
    folder: vscode.Uri.joinPath(file, '..').toString(),
    write: async (content) => await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content)),
    open: async () => void (await vscode.window.showTextDocument(file)),
  };
};
