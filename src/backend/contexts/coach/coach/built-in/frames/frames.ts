/** The frames of the built-in coach, and which one a clause fits. */

import type { Intent } from '../question.ts';
import type { Clause } from '../reading.ts';
import { actFrames, howToFrames } from './act-frames.ts';
import { briefFrames } from './brief-frames.ts';
import { codeFrames } from './code-frames.ts';
import { type Frame, findFrame, type SlotLetter, toFrameClause } from './frame.ts';
import { type FrameClass, frameWords } from './frame-words.ts';
import { helpWords } from './help-words.ts';
import { type ActFrameClass, actWords } from './how-to-words.ts';
import { createLexicon } from './lexicon-reader.ts';
import { moneyFrames } from './money-frames.ts';
import { practiceFrames } from './practice-frames.ts';
import { stateFrames } from './state-frames.ts';
import { stateWords } from './state-words.ts';
import { timeFrames } from './time-frames.ts';
import { timeWords } from './time-words.ts';

export const askedLexicon = createLexicon<FrameClass>({
  ...frameWords,
  ...timeWords,
  ...stateWords,
  ...helpWords,
});
export const actLexicon = createLexicon<ActFrameClass>(
  { filler: frameWords.filler, ...actWords },
  { isExact: true },
);

const asked: readonly Frame<FrameClass>[] = [
  ...timeFrames,
  ...moneyFrames,
  ...codeFrames,
  ...practiceFrames,
  // Last: what they need is said of much else.
  ...stateFrames,
  ...briefFrames,
];

export function findAsked(clause: Clause, today: string): Frame<FrameClass> | undefined {
  return findFrame(asked, toFrameClause(clause, askedLexicon, today));
}

export function findHowTo(clause: Clause, today: string): Frame<ActFrameClass> | undefined {
  return findFrame(howToFrames, toFrameClause(clause, actLexicon, today));
}

export function findAct(clause: Clause, today: string): Frame<ActFrameClass> | undefined {
  return findFrame(actFrames, toFrameClause(clause, actLexicon, today));
}

const grouping: ReadonlySet<FrameClass> = new Set([
  ...(['byDay', 'byWeek', 'byMonth', 'byTask', 'byPerson', 'byProject', 'byClient'] as const),
]);
const soft: ReadonlySet<FrameClass> = new Set(['filler', 'ask', 'breakdown', 'self', 'still', 'listing']);

/** Words that say by what to group, and nothing of what: "week by week". */
export function isAdverbial(clause: Clause): boolean {
  const { hits } = toFrameClause(clause, askedLexicon, '');
  const isGroup = (names: readonly FrameClass[]) => names.some((name) => grouping.has(name));
  return (
    hits.some(({ classes }) => isGroup(classes)) &&
    hits.every(({ classes }) => isGroup(classes) || classes.some((name) => soft.has(name)))
  );
}

const compared: ReadonlySet<string> = new Set([
  'compare-hours',
  'compare-revenue',
  'first-last',
  'billable-share',
  'top-client',
  'budget-pace',
  // "Finalised and not sent", "started and never issued".
  'without-rate',
  'unsent',
  'drafts',
  'free-days',
  'deadlines',
  'without-note',
]);

/** What is asked in one breath with "and" in it: only these are read over the whole of a message. */
export function isWhole({ intent }: Frame<FrameClass>): boolean {
  return compared.has(intent);
}

const slotsByIntent = new Map<string, ReadonlySet<string>>(asked.map(({ intent, slots }) => [intent, slots]));

/** Whether "and for Acme?" may be asked after it. */
export function takesSlot(intent: string, letter: string): boolean {
  return slotsByIntent.get(intent)?.has(letter) ?? true;
}

/** All that any frame of an intent takes: its words and its slots; undefined for an intent without a frame. */
export function frameOf(intent: Intent): Frame<FrameClass> | undefined {
  return joined.get(intent);
}

function join(frames: readonly Frame<FrameClass>[]): Frame<FrameClass> | undefined {
  const [first] = frames;
  if (first === undefined) return undefined;
  const everywhere = [...first.requires].filter((letter) =>
    frames.every(({ requires }) => requires.has(letter)),
  );
  return {
    ...first,
    needs: [],
    may: new Set(frames.flatMap(({ may }) => [...may])),
    slots: new Set(frames.flatMap(({ slots }) => [...slots])),
    requires: new Set<SlotLetter>(everywhere),
    set: {},
    isToCome: frames.every(({ isToCome }) => isToCome),
    unit: undefined,
  };
}

const joined = new Map(
  [...Map.groupBy(asked, ({ intent }) => intent)].flatMap(([intent, frames]) => {
    const one = join(frames);
    return one ? [[intent, one] as const] : [];
  }),
);
