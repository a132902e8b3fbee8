/** Hands the client an edit that the user has asked for. */
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';
import { showMessage } from './show-message.ts';

/** False, and said, where the client did not take it: a file may be read-only, or another by now. */
export async function applyOrTell(
  { connection }: Pick<ServerContext, 'connection'>,
  asked: ApplyWorkspaceEditParams,
): Promise<boolean> {
  const { applied, failureReason } = await connection.workspace.applyEdit(asked);
  if (!applied) {
    const why = failureReason ?? 'a file may be read-only, or another by now';
    showMessage({ connection }, `The editor did not take the change, and nothing was written: ${why}.`);
  }
  return applied;
}
