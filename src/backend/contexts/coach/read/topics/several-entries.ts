/** "2 h on Checkout and 3 h on Mobile app yesterday": entries of one sentence, each read as it would be alone. */
import type { Part, Question } from './question.ts';
import { readAct } from './read-act.ts';
import type { FramedOptions } from './read-framed.ts';
import type { ReadingContext } from './reading.ts';

const length = String.raw`(?:\d+(?:[.,:]\d+)?|half an|an?|one|two|three|four|five|six|seven|eight|eine halbe|eine|zwei|drei|vier|fünf|sechs|sieben|acht)\s*(?:h|hrs?|hours?|std|stunden?|m|min|mins|minutes?|minuten?)(?![\p{L}\d])`;
const between = new RegExp(
  String.raw`(?:\s*[,;+&]\s*(?:(?:and|plus|und)\s+)?|\s+(?:and|plus|und)\s+)(?:then\s+|dann\s+|also\s+|noch\s+|nochmal\s+)?(?=${length})`,
  'iu',
);
const first = new RegExp(length, 'iu');

/** Undefined where it is one entry, or one of them is not read. */
export function readEntries(
  text: string,
  context: ReadingContext,
  options: FramedOptions,
): readonly Part[] | undefined {
  const head = text.slice(0, first.exec(text)?.index ?? 0);
  const pieces = text.slice(head.length).split(between).filter(Boolean);
  // "Two hours and 30 minutes" are one length.
  if (pieces.length < 2 || pieces.some((piece) => piece.replace(first, '').trim() === '')) return undefined;
  const entries: Question[] = [];
  for (const piece of pieces) {
    const read = readEntry(`${head}${piece}`.trim(), context, options);
    if (read?.kind !== 'question' || read.question.intent !== 'act-log') return undefined;
    entries.push(ofBefore(read.question, entries.at(-1)));
  }
  const day = entries.at(-1)?.period;
  const isOfLast = entries.slice(0, -1).every(({ period }) => period === undefined);
  return entries.map((question) => ({
    kind: 'question',
    question: isOfLast && day !== undefined ? { ...question, period: day } : question,
  }));
}

/** Behind the first, without its project: "and 1 h today". */
const readEntry = (text: string, context: ReadingContext, options: FramedOptions): Part | undefined =>
  readAct(text, context, options) ?? readAct(`log ${text}`, context, options);

/** "2 h on Checkout yesterday and 1 h today" is of one project. */
function ofBefore(question: Question, before: Question | undefined): Question {
  const { project, client } = question;
  const isOfNone = project === undefined && client === undefined;
  return isOfNone && before?.project !== undefined ? { ...question, project: before.project } : question;
}
