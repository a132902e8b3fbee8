/**
 * Sets a rule aside for a file, or everywhere, by an entry of `ignore` in the .vireo.yml of the editor's folder. The
 * client applies the edit, so that it can be seen and undone.
 */
import path from 'node:path';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type FindingAddress,
  findingAddressSchema,
  saveMessage,
  serverCommands,
} from '../../contract/lsp-messages.ts';
import { addIgnore, patternOfPath } from '../../workspace/config/edit-config.ts';
import { configFileName } from '../../workspace/config/load-config.ts';
import { toRelative } from '../../workspace/discovery.ts';
import { deepestContaining } from '../../workspace/module-resolution.ts';
import { readSmallFile } from '../../workspace/small-file.ts';
import type { ServerContext } from '../context.ts';
import { findAddressed } from '../findings/addressed-finding.ts';
import { pathOf, uriOf } from '../paths.ts';
import { askReason } from '../reasons.ts';
import { showMessage } from '../show-message.ts';

type Scope = 'file' | 'workspace';

export function registerSuppressByConfig(context: ServerContext): void {
  const scopes = { file: serverCommands.suppressInFile, workspace: serverCommands.suppressInWorkspace };
  for (const scope of ['file', 'workspace'] as const) {
    context.commands.set(scopes[scope], async (argument) => {
      const problem = await suppress(context, scope, findingAddressSchema.parse(argument));
      if (problem !== undefined) showMessage(context, problem);
    });
  }
}

/** The folder of the editor that a file lies in, the deepest of several: its .vireo.yml is the one that governs open documents. */
export function folderOf({ folders }: Pick<ServerContext, 'folders'>, file: string): string | undefined {
  return deepestContaining(folders(), file);
}

/** What the user is to know when nothing came of it. */
async function suppress(
  context: ServerContext,
  scope: Scope,
  address: FindingAddress,
): Promise<string | undefined> {
  const asked = await findAddressed(context, address);
  if (asked === undefined) return 'This finding no longer exists, so there is nothing to suppress.';
  const { ruleId } = asked.finding;
  const file = pathOf(address.uri);
  const folder = folderOf(context, file);
  if (folder === undefined) {
    return `The file lies in no folder of this workspace: there is no ${configFileName} to write to.`;
  }
  const reason = await askReason(context, { uri: address.uri, ruleId, title: asked.title, by: scope });
  if (reason === undefined) return undefined;
  const paths = scope === 'file' ? { paths: [patternOfPath(toRelative(folder, file))] } : {};
  return await applyEntry(context, folder, { rule: ruleId, ...paths, reason });
}

async function applyEntry(
  context: ServerContext,
  folder: string,
  entry: Parameters<typeof addIgnore>[1],
): Promise<string | undefined> {
  const file = await openConfig(context, folder);
  if (typeof file === 'string') return file;
  const { document, isNew } = file;
  if (isNew && !context.client.createsFiles)
    return `Create an empty ${configFileName} first, then try again.`;
  const edited = addIgnore(document.getText(), entry);
  if ('problem' in edited) return `${configFileName} was not changed. ${edited.problem}`;
  const edit = toEdit(context, { document, isNew, text: edited.text });
  const { applied } = await context.connection.workspace.applyEdit({
    label: `Set ${entry.rule} aside`,
    edit,
  });
  if (!applied) return `The editor did not take the change of ${configFileName}.`;
  if (context.client.options.savesFiles) {
    await context.connection.sendNotification(saveMessage.method, { uri: document.uri });
  }
  return undefined;
}

interface ConfigDocument {
  readonly document: TextDocument;
  readonly isNew: boolean;
}

/** As the editor holds it, else as it is on disk; a sentence when it cannot be read. */
async function openConfig(context: ServerContext, folder: string): Promise<ConfigDocument | string> {
  const place = path.join(folder, configFileName);
  const uri = uriOf(place);
  const open = context.documents.find(uri);
  if (open !== undefined) return { document: open, isNew: false };
  const read = await readSmallFile(place, 256 * 1024);
  if (read.kind === 'refused') return `${configFileName} ${read.why}.`;
  const text = read.kind === 'text' ? read.text : '';
  return { document: TextDocument.create(uri, 'yaml', 0, text), isNew: read.kind === 'absent' };
}

function toEdit(
  context: ServerContext,
  { document, isNew, text }: ConfigDocument & { readonly text: string },
): WorkspaceEdit {
  const { uri } = document;
  const edits = [changeOf(document, text)];
  if (!context.client.versionedEdits) return { changes: { [uri]: edits } };
  const version = context.documents.find(uri)?.version ?? null;
  const create = { kind: 'create' as const, uri, options: { ignoreIfExists: true } };
  return { documentChanges: [...(isNew ? [create] : []), { textDocument: { uri, version }, edits }] };
}

/** The one stretch that differs. */
function changeOf(document: TextDocument, text: string): TextEdit {
  const before = document.getText();
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  return {
    range: { start: document.positionAt(start), end: document.positionAt(before.length - end) },
    newText: text.slice(start, text.length - end),
  };
}
