/** Says to the client which files a fix of ours changes: what is on record follows once they are saved. */
import type { CodeAction } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { clientCommands, type FixedFile } from '../../contract/lsp-messages.ts';
import type { ServerContext } from '../context.ts';

/** What goes along with the edit of an action; nothing for a client that does not know of it. */
export function noteOfFix(
  { client }: Pick<ServerContext, 'client'>,
  { uri, version }: Pick<TextDocument, 'uri' | 'version'>,
  title: string,
): Pick<CodeAction, 'command'> {
  const command = clientCommands.noteFix;
  if (!client.options.clientCommands.includes(command)) return {};
  return { command: { title, command, arguments: [{ uri, version } satisfies FixedFile] } };
}
