/** "And how many days did I work on it?": of what the question before it is of, since it names nothing itself. */
import { type Filter, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { composeItems } from '../read-frame.ts';
import type { RelativeStart } from '../sides/relative-start.ts';
import type { Part } from '../topics/question.ts';
import { isOfThat, saysThem } from './fragments.ts';

const pronoun = /^(?:it|them|on it|for it|of it|ihn|daran|darauf)$/;
const thatOf =
  /^(?:sind das|sind es|waren das|ist das|war das|is that|are those|are these|was that|were those)$/;
const copula = /(?:^| )(?:ist|sind|war|waren|wurde|wurden)$/;
/** "How long does it take to be paid?" is of nothing before it. */
const ofNothing = /^(?:take|takes|took|dauert|gibt|true|time|worth it)/;

/** Whether the question is, without a name of its own, of what was named before: a term of a project has no days. */
function isOfNamed(items: readonly Item[], frame: QueryFrame): boolean {
  const isTerm = subjectOf(frame.measure) === 'projects';
  if (isTerm) return !frame.filters.some(isNamed) && (isBesideNamed(items) || saysIt(items));
  return saysIt(items) && !hasOwnSubject(frame);
}

/** Whether it says "it" or "those" and nothing that could be meant by it. */
function saysIt(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    const [before, next] = [items[at - 1], items[at + 1]];
    // "The last entry: what was it?" says it before.
    if (item.kind !== 'word' || items.some((one, start) => start > 0 && start <= at && one.isAfterBreak))
      return false;
    if (pronoun.test(item.text)) return next?.kind !== 'word' || !ofNothing.test(next.text);
    if (item.text === 'sie') return before?.kind === 'word' && copula.test(before.text);
    return thatOf.test(item.text) && (next === undefined || isFiller(next));
  });
}

const isFiller = (item: Item): boolean => item.kind === 'word' && item.senses.has('filler');

const isNamed = ({ field }: Filter): boolean =>
  /^(?:client|project|task|person|tag|text|number)$/.test(field);

/** What "it" would be of is said in the question itself. */
const hasOwnSubject = ({ filters, period, group, comparison, statistic }: QueryFrame): boolean =>
  filters.some(isNamed) ||
  statistic === 'last' ||
  [period, group, comparison].some((one) => one !== undefined);

/** The frame with the names and days of the one before; undefined where it has none. */
function withSubjectOf(frame: QueryFrame, before: QueryFrame | undefined): QueryFrame | undefined {
  const names = (before?.filters ?? []).filter(isNamed);
  if (names.length === 0) return undefined;
  const period = subjectOf(frame.measure) === 'projects' ? undefined : before?.period;
  return { ...frame, filters: [...names, ...frame.filters], ...(period && { period }) };
}

const beginning = /^(?:and|und|but|aber)\b/;
const ofAll: readonly Sense[] = ['client', 'project', 'list', 'total', 'both', 'compare'];
const asksWhich = /^(?:which|welche\w?|who|wer)$/;

/** "And of the budget in percent?" is of the project before it: nothing else is named. */
function isBesideNamed(items: readonly Item[]): boolean {
  const isLed = beginning.test(items[0]?.raw.toLowerCase() ?? '');
  const isOfAll = (item: Item) => item.kind !== 'word' || ofAll.some((sense) => item.senses.has(sense));
  return isLed && !items.some((item) => isOfAll(item) || asksWhich.test(item.raw.toLowerCase()));
}

/** "Which of those …" is no question by itself. */
export const isOfThose = (items: readonly Item[], frame: QueryFrame): boolean =>
  isOfThat(items) && !isOfNamed(items, frame);

interface Asked {
  readonly previousFrame?: QueryFrame | undefined;
  readonly items: readonly Item[];
  readonly since: RelativeStart | undefined;
}

/** Undefined where it is of something that was not said; terms are of all projects, then. */
export function ofSubject(frame: QueryFrame, { items, since, previousFrame }: Asked): QueryFrame | undefined {
  const isOfBefore = saysThem(items) || (since !== undefined && 'found' in since);
  const own = isOfBefore ? ofNamed(frame, previousFrame) : frame;
  if (since !== undefined || !isOfNamed(items, own)) return own;
  return withSubjectOf(own, previousFrame) ?? (subjectOf(own.measure) === 'projects' ? own : undefined);
}

/** "What do they owe me?" is of the client that was named before. */
function ofNamed(frame: QueryFrame, before: QueryFrame | undefined): QueryFrame {
  const isSaid = frame.filters.some(({ field }) => field === 'client' || field === 'project');
  const names = (before?.filters ?? []).filter((one) => one.field === 'client' && one.is);
  return isSaid || names.length === 0 ? frame : { ...frame, filters: [...names, ...frame.filters] };
}

/** "Und in Prozent vom Budget?" after the hours of a project. */
export function termOfNamed(
  topic: Part,
  items: readonly Item[],
  { previousFrame, today }: Pick<Asked, 'previousFrame'> & { readonly today: string },
): QueryFrame | undefined {
  const isTerm = topic.kind === 'question' && /^(?:budget|rate)$/.test(topic.question.intent);
  const frame = isTerm && previousFrame !== undefined ? composeItems(items, { today }) : undefined;
  return frame && isOfNamed(items, frame) ? withSubjectOf(frame, previousFrame) : undefined;
}
