/** What `vireo chat` does: the answer as it comes, or with --json the exchange as the API keeps it. */

import { type ApiClient, createApiClient, listCoachExchanges, newId } from '../../api-client/index.ts';
import type { ChatServerFrame } from '../../contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../contract/coach/fold-answer.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { productVersion } from '../../contract/version.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openConnection, withApiErrors } from '../backend/open-api.ts';
import { requirePractice } from '../backend/over-practice.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { findModel } from '../models/find-model.ts';
import { whereOf } from '../proposal/where-of.ts';
import { askCoach } from './ask-coach.ts';
import { type Continuing, findCut } from './cut-answer.ts';
import { printAnswer } from './print-answer.ts';

export interface ChatOptions extends BackendOptions {
  readonly session?: string;
  readonly builtIn?: true;
  readonly model?: string;
  /** A session whose last answer is not whole. */
  readonly continue?: string;
}

/** The text that came is shown also where the answer failed: it may have been paid for. */
function print(
  frames: readonly ChatServerFrame[],
  {
    last,
    options,
    ...said
  }: { last: ChatServerFrame; options: ChatOptions; locale: string; sessionId: string },
  io: CliIo,
): void {
  const answer = frames.reduce(foldFrame, emptyAnswer(last.answerId));
  if (last.type === 'failed' && answer.markdown === '' && answer.usage === undefined) return;
  const language = (last.type === 'done' ? last.language : undefined) ?? said.locale;
  const { out, err } = printAnswer(answer, { language, where: whereOf(options), sessionId: said.sessionId });
  io.out(out);
  io.err(err);
}

/** An answer is kept a moment after its last frame: asked for until it is there. */
async function printKept(
  client: ApiClient,
  asked: { sessionId: string; messageId: string },
  io: CliIo,
): Promise<void> {
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

/** As the API takes it; undefined: the built-in coach where it understands the whole question, else a model that is set up. */
async function chooseModel(client: ApiClient, { builtIn, model }: ChatOptions): Promise<string | undefined> {
  if (builtIn === true) return 'built-in';
  return model === undefined ? undefined : await withApiErrors(async () => await findModel(client, model));
}

async function findCutIn(client: ApiClient, sessionId: string): Promise<Continuing> {
  return await withApiErrors(async () => await findCut(client, sessionId));
}

export async function runChat(text: string, options: ChatOptions, io: CliIo): Promise<void> {
  requirePractice(options, io);
  const connection = await openConnection(options, io);
  const { url, token } = connection;
  const client = createApiClient({ baseUrl: url, token, agent: `vireo-cli/${productVersion}` });
  const model = await chooseModel(client, options);
  const question =
    options.continue === undefined
      ? { sessionId: options.session ?? newId(), text }
      : await findCutIn(client, options.continue);
  const asked = { sessionId: question.sessionId, messageId: newId() };
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const frames: ChatServerFrame[] = [];
  const last = await askCoach({
    ...connection,
    frame: {
      type: 'ask',
      ...asked,
      ...question,
      locale,
      zone: ownZone(),
      ...(model !== undefined && { model }),
    },
    signal: io.signal,
    onFrame: (frame) => void frames.push(frame),
  });
  if (options.json !== true) print(frames, { last, options, locale, sessionId: asked.sessionId }, io);
  if (last.type === 'failed') throw new CliError('failure', last.message);
  if (options.json === true) await withApiErrors(async () => await printKept(client, asked, io));
  const linked = frames.some((frame) => frame.type === 'delta' && frame.links.length > 0);
  const isAnswer = last.type === 'done' && (linked || last.choices.length === 0);
  io.setExitCode(isAnswer ? exitCodes.done : exitCodes.answerIsNo);
}
