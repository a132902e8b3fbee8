/** What `vireo chat` does: the answer as it comes, or with --json the exchange as the API keeps it. */

import { type ApiClient, createApiClient, listCoachExchanges, newId } from '../../api-client/index.ts';
import type { CoachAnswer } from '../../contract/coach/coach-answer.ts';
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
import { answerWords } from './answer-words.ts';
import { askCoach } from './ask-coach.ts';
import { type Continuing, findCut } from './cut-answer.ts';
import { type Chosen, chooseInstead, readingLine } from './edit-reading.ts';
import { findRead } from './last-reading.ts';
import { printAnswer } from './print-answer.ts';

export interface ChatOptions extends BackendOptions {
  readonly session?: string;
  readonly builtIn?: true;
  readonly model?: string;
  /** A session whose last answer is not whole. */
  readonly continue?: string;
  /** What was read is changed on the terminal. */
  readonly edit?: true;
}

type Connection = Awaited<ReturnType<typeof openConnection>>;

interface Printed {
  readonly answer: CoachAnswer;
  readonly last: ChatServerFrame;
  /** Of the answer. */
  readonly language: string;
}

/** The text that came is shown also where the answer failed: it may have been paid for. */
function print(
  { answer, last, language }: Printed,
  { options, sessionId }: { readonly options: ChatOptions; readonly sessionId: string },
  io: CliIo,
): void {
  if (last.type === 'failed' && answer.markdown === '' && answer.usage === undefined) return;
  const { out, err } = printAnswer(answer, { language, where: whereOf(options), sessionId });
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

/** What is asked of one session, the first of which makes it. */
interface Line {
  readonly connection: Connection;
  readonly client: ApiClient;
  readonly options: ChatOptions;
  readonly sessionId: string;
  readonly model: string | undefined;
}

type Question = { readonly text: string; readonly continues?: string } & Partial<Pick<Chosen, 'frames'>>;

async function answerOne(line: Line, question: Question, io: CliIo): Promise<Printed> {
  const { connection, client, options, sessionId, model } = line;
  const asked = { sessionId, messageId: newId() };
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const frames: ChatServerFrame[] = [];
  const { frames: chosen, ...said } = question;
  const last = await askCoach({
    ...connection,
    frame: {
      type: 'ask',
      ...asked,
      ...said,
      locale,
      zone: ownZone(),
      ...(chosen !== undefined && { frames: [...chosen] }),
      ...(model !== undefined && { model }),
    },
    signal: io.signal,
    onFrame: (frame) => void frames.push(frame),
  });
  const answer = frames.reduce(foldFrame, emptyAnswer(last.answerId));
  const language = (last.type === 'done' ? last.language : undefined) ?? locale;
  const printed = { answer, last, language };
  if (options.json !== true) print(printed, { options, sessionId }, io);
  if (last.type === 'failed') throw new CliError('failure', last.message);
  if (options.json === true) await withApiErrors(async () => await printKept(client, asked, io));
  return printed;
}

/** Each change is the next question of the session, until the person changes nothing more. */
async function edit(line: Line, read: Edited, io: CliIo): Promise<Printed | undefined> {
  const { ask } = io;
  if (ask === undefined) throw noTerminal();
  let { reading, language } = read;
  let printed: Printed | undefined;
  while (reading !== undefined) {
    const chosen = await chooseInstead(reading, answerWords(language), { ask, err: io.err });
    if (chosen === undefined) return printed;
    printed = await answerOne(line, { text: chosen.said, frames: chosen.frames }, io);
    ({ language } = printed);
    reading = printed.answer.reading;
  }
  return printed;
}

type Edited = Pick<Printed, 'language'> & Pick<CoachAnswer, 'reading'>;

const noTerminal = (): CliError =>
  new CliError('usage', 'There is no terminal to ask on: say the whole question, without --edit.');

export async function runChat(text: string, options: ChatOptions, io: CliIo): Promise<void> {
  requirePractice(options, io);
  if (options.edit === true && io.ask === undefined) throw noTerminal();
  const connection = await openConnection(options, io);
  const { url, token } = connection;
  const client = createApiClient({ baseUrl: url, token, agent: `vireo-cli/${productVersion}` });
  const model = await chooseModel(client, options);
  const line = { connection, client, options, model };
  if (text === '' && options.continue === undefined) {
    const { sessionId, ...read } = await withApiErrors(async () => await findRead(client, options.session));
    io.err(`${readingLine(read.reading, answerWords(read.language))}\n`);
    finish(await edit({ ...line, sessionId }, read, io), io);
    return;
  }
  const { sessionId, ...question } =
    options.continue === undefined
      ? { sessionId: options.session ?? newId(), text }
      : await findCutIn(client, options.continue);
  const printed = await answerOne({ ...line, sessionId }, question, io);
  if (options.edit !== true) return finish(printed, io);
  const read = { language: printed.language, reading: printed.answer.reading };
  finish((await edit({ ...line, sessionId }, read, io)) ?? printed, io);
}

function finish(printed: Printed | undefined, io: CliIo): void {
  if (printed === undefined) return;
  const { answer, last } = printed;
  const isAnswer = last.type === 'done' && (answer.links.length > 0 || last.choices.length === 0);
  io.setExitCode(isAnswer ? exitCodes.done : exitCodes.answerIsNo);
}
