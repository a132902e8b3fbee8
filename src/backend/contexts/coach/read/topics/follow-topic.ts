/** "And for Acme?", "and last month?" after what is no figure, and the name that an act was asked to be given. */

import { takesSlot } from './frames/frames.ts';
import type { Part, Question } from './question.ts';
import type { Clause, Span } from './reading.ts';

export interface FollowedTopic {
  /** What was understood of the message before, where that was no figure. */
  readonly previous?: Question | undefined;
}

type Slots = Partial<Pick<Question, 'period' | 'project' | 'client'>>;

/** Slots alone, without a word of what is asked about them. */
function slotsOf(spans: readonly Span[]): Slots | undefined {
  const told = spans.filter(({ kind, concepts }) => kind !== 'words' || concepts.length > 0);
  const isBare = told.length > 0 && told.every(({ kind }) => kind === 'period' || kind === 'name');
  if (!isBare || told.some(({ name }) => (name?.candidates.length ?? 0) > 1)) return undefined;
  const period = told.find((span) => span.period)?.period;
  const record = told.find((span) => span.name)?.name?.candidates[0];
  return { ...(period && { period }), ...(record && { [record.kind]: record }) };
}

/** The same question about something else. */
function carryOver({ project, client, ...rest }: Question, slots: Slots): Question {
  const isOfOther = slots.project !== undefined || slots.client !== undefined;
  const kept = isOfOther ? {} : { ...(project && { project }), ...(client && { client }) };
  return { ...rest, ...kept, ...slots };
}

const leads: ReadonlySet<string> = new Set(['and', 'und', 'what', 'how', 'was', 'wie']);
const letters = { period: 'P', project: 'J', client: 'C' } as const;

/** "And for Acme?" after what is of no client is no question. */
function takesSlots({ intent }: Question, slots: Slots): boolean {
  return (['period', 'project', 'client'] as const).every(
    (name) => slots[name] === undefined || takesSlot(intent, letters[name]),
  );
}

export function followTopic({ spans, words }: Clause, { previous }: FollowedTopic): Part | undefined {
  if (previous === undefined) return undefined;
  const slots = slotsOf(spans);
  if (slots === undefined) return undefined;
  // "For which project?" – "Orders service".
  if (previous.isAskedBack === true) return { kind: 'question', question: { ...previous, ...slots } };
  const isFollowing = leads.has(words[0] ?? '') && takesSlots(previous, slots);
  return isFollowing ? { kind: 'question', question: carryOver(previous, slots) } : undefined;
}
