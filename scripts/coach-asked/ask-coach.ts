/** Asks the built-in coach over the documented HTTP API: a question by POST, its answer as server-sent events. */
import { v7 as newId } from 'uuid';
import { type ChatServerFrame, chatServerFrameSchema } from '../../src/contract/coach/coach-chat.ts';
import { ScriptError } from '../main.ts';
import type { Question } from './read-sets.ts';
import { type ServedDemo, zone } from './serve-demo.ts';

export interface Answer {
  /** Markdown. */
  readonly text: string;
  readonly choices: readonly string[];
}

const locales = { de: 'de-DE', en: 'en-GB' } as const;
const endings: ReadonlySet<string> = new Set(['done', 'stopped', 'failed']);

export async function askCoach(demo: ServedDemo, question: Question, sessionId: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' };
  const messageId = newId();
  const { text, language } = question;
  const body = { sessionId, messageId, text, zone, locale: locales[language], model: 'built-in' };
  const asked = await fetch(`${demo.url}/ai/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!asked.ok) throw new ScriptError(`${question.id}: ${asked.status} ${await asked.text()}`);
  await asked.body?.cancel();
  const stream = await fetch(`${demo.url}/ai/messages/${messageId}/stream`, { headers });
  return answerOf(await readFrames(stream));
}

async function readFrames(stream: Response): Promise<readonly ChatServerFrame[]> {
  const frames: ChatServerFrame[] = [];
  let rest = '';
  for await (const part of (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.startsWith('data:')))
      frames.push(chatServerFrameSchema.parse(JSON.parse(line.slice('data:'.length))));
    if (frames.some(({ type }) => endings.has(type))) break;
  }
  return frames;
}

function answerOf(frames: readonly ChatServerFrame[]): Answer {
  const texts = frames.map((frame) => {
    if (frame.type === 'failed') return `failed: ${frame.message}`;
    return frame.type === 'delta' ? frame.text : '';
  });
  const done = frames.find((frame) => frame.type === 'done');
  return { text: texts.join(''), choices: done?.choices ?? [] };
}
