/** "2 h on Checkout and 3 h on Mobile app yesterday": entries of one sentence, each read as it would be alone. */
import type { Part, Question } from './question.ts';
import { readAct } from './read-act.ts';
import type { FramedOptions } from './read-framed.ts';
import type { ReadingContext } from './reading.ts';

const length = String.raw`(?:\d+(?:[.,:]\d+)?|half an|an?|one|two|three|four|five|six|seven|eight|eine halbe|eine|zwei|drei|vier|fünf|sechs|sieben|acht)\s*(?:h|hrs?|hours?|std|stunden?|m|min|mins|minutes?|minuten?)(?![\p{L}\d])`;
/** Not within "1,5 h". */
const between = new RegExp(
  String.raw`(?:\s*[,;]\s+(?:(?:and|plus|und)\s+)?|\s*[+&]\s*|\s+(?:and|plus|und)\s+)(?:then\s+|dann\s+|also\s+|noch\s+|nochmal\s+)?(?=${length})`,
  'iu',
);
const first = new RegExp(length, 'iu');

/** "8 h on Checkout, 2 h of that not billable" are eight. */
const ofBefore =
  /(?<!\p{L})(?:of (?:it|that|those|these|which|them)|thereof|davon|darunter|darin)(?!\p{L})/iu;
/** Of all of them: "both not billable", "beide gestern". */
const ofAll = /[\s,]+(?:both|all of them|all|beide|alle)\s+(?=\S)/iu;
const entriesAtMost = 8;

/** Undefined where it is one entry, or what belongs to which of them is not sure. */
export function readEntries(
  text: string,
  context: ReadingContext,
  options: FramedOptions,
): readonly Part[] | undefined {
  if (ofBefore.test(text)) return undefined;
  const said = text.replace(ofAll, ', ');
  const head = said.slice(0, first.exec(said)?.index ?? 0);
  const pieces = said.slice(head.length).split(between).filter(Boolean);
  // "Two hours and 30 minutes" are one length.
  if (pieces.length < 2 || pieces.some((piece) => piece.replace(first, '').trim() === '')) return undefined;
  if (pieces.length > entriesAtMost) return undefined;
  const entries: Question[] = [];
  for (const piece of pieces) {
    const read = readEntry(`${head}${piece}`.trim(), entries.length, { context, options });
    if (read?.kind !== 'question' || read.question.intent !== 'act-log') return undefined;
    entries.push(read.question);
  }
  return spread(entries, { isOfAll: said !== text })?.map((question) => ({ kind: 'question', question }));
}

/** Behind the first, without its verb: "and 1 h today". */
function readEntry(
  text: string,
  index: number,
  { context, options }: { readonly context: ReadingContext; readonly options: FramedOptions },
): Part | undefined {
  const read = readAct(text, context, options);
  return read ?? (index === 0 ? undefined : readAct(`log ${text}`, context, options));
}

/**
 * What one of them says for all: the only project, the only day, a side that is said of all. What is said twice and missing
 * elsewhere is of nobody knows which.
 */
function spread(
  entries: readonly Question[],
  { isOfAll }: { readonly isOfAll: boolean },
): readonly Question[] | undefined {
  if (!isSure(entries, isOfAll)) return undefined;
  const project = entries.find((one) => one.project !== undefined)?.project;
  const period = entries.find((one) => one.period !== undefined)?.period;
  const billable = isOfAll
    ? entries.find(({ act }) => act?.billable !== undefined)?.act?.billable
    : undefined;
  return entries.map((one) => ({
    ...one,
    ...(one.project === undefined && project && { project }),
    ...(one.period === undefined && period && { period }),
    act: { ...one.act, ...(billable !== undefined && { billable }) },
  }));
}

function isSure(entries: readonly Question[], isOfAll: boolean): boolean {
  const [first, ...later] = entries;
  const projects = distinct(entries.map(({ project }) => project?.id));
  const days = distinct(entries.map(({ period }) => period?.from));
  const sides = distinct(entries.map(({ act }) => act?.billable));
  // Behind a note, what has no project of its own may be of the note.
  const isOfNote = first?.act?.note !== undefined && later.some(({ project }) => project === undefined);
  const isOfLast = sides.isPart && first?.act?.billable === undefined;
  return projects.count > 0 && !isOfNote && !projects.isOpen && !days.isOpen && (isOfAll || !isOfLast);
}

/** `isPart`: some say it, and some do not; `isOpen`: and those that do say different ones. */
function distinct(values: readonly (string | boolean | undefined)[]) {
  const said = values.filter((value) => value !== undefined);
  const count = new Set(said).size;
  const isPart = said.length > 0 && said.length < values.length;
  return { count, isPart, isOpen: isPart && count > 1 };
}
