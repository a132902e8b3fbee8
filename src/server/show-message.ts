/** Shows a message to the user. The library's own is a request for an answer, which not every client supports. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';

export function showMessage({ connection }: Pick<ServerContext, 'connection'>, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}
