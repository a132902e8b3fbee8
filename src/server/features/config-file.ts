/** `.vireo.yml` and crew files in the editor: completion and hover. What is wrong with it is among the diagnostics of the document. */

import path from 'node:path';
import type { CompletionItem, Hover, HoverParams, TextDocumentPositionParams } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completeConfig } from '../config-file/complete-config.ts';
import { configFields, crewFields, type Field, findField } from '../config-file/config-fields.ts';
import { placeAt } from '../config-file/config-place.ts';
import { isConfigFile } from '../config-file/config-problems.ts';
import { isCrewDocument, projectFolderOf } from '../config-file/crew-document.ts';
import { guarded, type ServerContext } from '../context.ts';
import { tellRule } from '../markdown.ts';
import { pathOf } from '../paths.ts';

export function registerConfigFile(context: ServerContext): void {
  context.connection.onCompletion(
    guarded(context, { name: 'Completion', empty: null }, (params: TextDocumentPositionParams) =>
      complete(context, params),
    ),
  );
}

async function complete(
  context: ServerContext,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<CompletionItem[] | null> {
  const document = context.documents.find(uri);
  const fields = document && fieldsOf(document);
  if (document === undefined || fields === undefined) return null;
  const offset = document.offsetAt(position);
  const place = placeAt(document.getText(), offset);
  if (place === undefined) return null;
  const start = document.positionAt(offset - place.writtenLength);
  const isCrew = fields === crewFields;
  return await completeConfig({
    fields,
    place,
    range: { start, end: position },
    rules: isCrew ? [] : [...(await context.reports.rules(uri)).values()],
    folder: isCrew ? projectFolderOf(document) : path.dirname(pathOf(uri)),
  });
}

/** Undefined where it is no file of ours. */
function fieldsOf(document: TextDocument): Field | undefined {
  if (isConfigFile(document)) return configFields;
  return isCrewDocument(document) ? crewFields : undefined;
}

/** What the word under the cursor means: a key of the file, or a rule; nothing in a file that is none of ours. */
export async function hoverConfig(
  context: ServerContext,
  document: TextDocument,
  position: HoverParams['position'],
): Promise<Hover | null> {
  const fields = fieldsOf(document);
  if (fields === undefined) return null;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const start = offset - (/[\w*-]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const end = offset + (/^[\w*-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const place = placeAt(text, end);
  const word = text.slice(start, end);
  if (place === undefined || word === '') return null;
  const rule = fields === configFields ? (await context.reports.rules(document.uri)).get(word) : undefined;
  const key = place.isStart ? findField([...place.path, word], fields)?.description : undefined;
  const value = rule === undefined ? key : tellRule(rule, context.client.texts);
  if (value === undefined) return null;
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { range, contents: { kind: MarkupKind.Markdown, value } };
}
