/** Shows a message to the user. The library's own is a request for an answer, which not every client supports. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { inBackground } from '../contract/background/in-background.ts';
import type { ServerContext } from './context.ts';

export function showMessage({ connection }: Pick<ServerContext, 'connection'>, message: string): void {
  const shown = { type: MessageType.Info, message } as const;
  inBackground(connection.sendNotification(ShowMessageNotification.type, shown), 'Message');
}
