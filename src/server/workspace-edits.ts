/** Edits as a client takes them: by version where it can hold us to one. Pure. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerContext } from './context.ts';

/** An edit of this version of the document, where the client can hold us to it. */
export function editOf(
  { client }: Pick<ServerContext, 'client'>,
  { uri, version }: Pick<TextDocument, 'uri' | 'version'>,
  edits: TextEdit[],
): WorkspaceEdit {
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
