/** Why a finding is set aside: asked of the client, or chosen from a few where it has no way to ask. */
import type { MessageActionItem } from 'vscode-languageserver';
import { type AskReasonParams, askReasonMessage, askReasonResultSchema } from '../contract/lsp-messages.ts';
import type { ServerContext } from './context.ts';

/** Offered where the client cannot ask for free text. */
const commonReasons = ['False positive', 'Risk accepted', 'Test code only'];

/** Undefined when the user turned away, or wrote nothing that has a word in it. */
export async function askReason(
  { connection, client }: ServerContext,
  question: AskReasonParams,
): Promise<string | undefined> {
  if (!client.options.askReason) return chooseReason(connection.window, question);
  const answer: unknown = await connection.sendRequest(askReasonMessage.method, question);
  return cleanReason(askReasonResultSchema.parse(answer).reason);
}

type Window = ServerContext['connection']['window'];

async function chooseReason(window: Window, { title }: AskReasonParams): Promise<string | undefined> {
  const choices: MessageActionItem[] = commonReasons.map((reason) => ({ title: reason }));
  const chosen = await window.showInformationMessage(`Why suppress "${title}" here?`, ...choices);
  return chosen?.title;
}

/** One line, or nothing where there is no word in it. */
function cleanReason(reason: string | null): string | undefined {
  const line = (reason ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
  return /\p{L}{3}/u.test(line) ? line : undefined;
}
