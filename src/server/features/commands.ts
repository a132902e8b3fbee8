/** `workspace/executeCommand`: runs what the features have put into the table. */
import type { CancellationToken, ExecuteCommandParams } from 'vscode-languageserver';
import { guarded, type ServerContext } from '../context.ts';

export function registerCommands(context: ServerContext): void {
  context.connection.onExecuteCommand(
    guarded(context, { name: 'Command', empty: null }, (params: ExecuteCommandParams, token) =>
      run(context, params, token),
    ),
  );
}

async function run(
  { commands }: ServerContext,
  { command, arguments: args }: ExecuteCommandParams,
  token: CancellationToken,
): Promise<null> {
  await commands.get(command)?.(args?.[0], token);
  return null;
}
