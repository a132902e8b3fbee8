/** What `vireo chat` does: the answer as it comes, or with --json the exchange as the API keeps it. */

import { createApiClient, listCoachExchanges, newId } from '../../api-client/index.ts';
import type { ChatServerFrame } from '../../contract/coach/coach-chat.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { productVersion } from '../../contract/version.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openConnection, withApiErrors } from '../backend/open-api.ts';
import { requirePractice } from '../backend/over-practice.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { askCoach } from './ask-coach.ts';
import { toPlainText } from './plain-text.ts';

export interface ChatOptions extends BackendOptions {
  readonly session?: string;
}

interface Connected {
  readonly url: string;
  readonly token: string;
}

function print(frames: readonly ChatServerFrame[], last: ChatServerFrame, io: CliIo): void {
  const markdown = frames.map((frame) => (frame.type === 'delta' ? frame.text : '')).join('');
  io.out(`${toPlainText(markdown)}\n`);
  const { choices, language } = last.type === 'done' ? last : { choices: [] };
  if (choices.length > 0) {
    const heading = language === 'de' ? 'Du könntest fragen:' : 'You could ask:';
    io.err(`${[heading, ...choices.map((choice) => `  ${toPlainText(choice)}`)].join('\n')}\n`);
  }
}

/** An answer is kept a moment after its last frame: asked for until it is there. */
async function printKept(
  { url, token }: Connected,
  asked: { sessionId: string; messageId: string },
  io: CliIo,
): Promise<void> {
  const client = createApiClient({ baseUrl: url, token, agent: `vireo-cli/${productVersion}` });
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? {} : { cursor };
    const { data } = await listCoachExchanges({
      client,
      path: { id: asked.sessionId },
      query,
      throwOnError: true,
    });
    const exchange = data.items.find((item) => item.messageId === asked.messageId);
    if (exchange !== undefined) {
      io.out(`${JSON.stringify({ sessionId: asked.sessionId, ...exchange })}\n`);
      return;
    }
    cursor = data.nextCursor ?? undefined;
  } while (cursor !== undefined);
  throw new CliError('failure', 'The answer was not kept. Ask again.');
}

export async function runChat(text: string, options: ChatOptions, io: CliIo): Promise<void> {
  requirePractice(options, io);
  const connection = await openConnection(options, io);
  const asked = { sessionId: options.session ?? newId(), messageId: newId() };
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const frames: ChatServerFrame[] = [];
  const last = await askCoach({
    ...connection,
    frame: { type: 'ask', ...asked, text, locale, zone: ownZone() },
    signal: io.signal,
    onFrame: (frame) => void frames.push(frame),
  });
  if (last.type === 'failed') {
    throw new CliError('failure', last.message);
  }
  if (options.json === true) {
    await withApiErrors(async () => await printKept(connection, asked, io));
  } else {
    print(frames, last, io);
  }
  const linked = frames.some((frame) => frame.type === 'delta' && frame.links.length > 0);
  const isAnswer = last.type === 'done' && (linked || last.choices.length === 0);
  io.setExitCode(isAnswer ? exitCodes.done : exitCodes.answerIsNo);
}
