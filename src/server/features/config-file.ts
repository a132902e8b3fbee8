/** `.vireo.yml` in the editor: completion and hover. What is wrong with it is among the diagnostics of the document. */

import path from 'node:path';
import type { CompletionItem, Hover, HoverParams, TextDocumentPositionParams } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completeConfig } from '../config-file/complete-config.ts';
import { findField } from '../config-file/config-fields.ts';
import { placeAt } from '../config-file/config-place.ts';
import { isConfigFile } from '../config-file/config-problems.ts';
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
  if (document === undefined || !isConfigFile(document)) return null;
  const offset = document.offsetAt(position);
  const place = placeAt(document.getText(), offset);
  if (place === undefined) return null;
  const start = document.positionAt(offset - place.writtenLength);
  const rules = [...(await context.reports.rules(uri)).values()];
  return await completeConfig({
    place,
    range: { start, end: position },
    rules,
    folder: path.dirname(pathOf(uri)),
  });
}

/** What the word under the cursor means: a key of the settings, or a rule. */
export async function hoverConfig(
  context: ServerContext,
  document: TextDocument,
  position: HoverParams['position'],
): Promise<Hover | null> {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const start = offset - (/[\w*-]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const end = offset + (/^[\w*-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const place = placeAt(text, end);
  const word = text.slice(start, end);
  if (place === undefined || word === '') return null;
  const rule = (await context.reports.rules(document.uri)).get(word);
  const key = place.isStart ? findField([...place.path, word])?.description : undefined;
  const value = rule === undefined ? key : tellRule(rule);
  if (value === undefined) return null;
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { range, contents: { kind: MarkupKind.Markdown, value } };
}
