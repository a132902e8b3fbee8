/** The frames of what is no figure, and which one a clause fits. */

import { createLexicon } from '../../../words/lexicon-reader.ts';
import type { Clause } from '../reading.ts';
import { actFrames, howToFrames } from './act-frames.ts';
import { briefFrames } from './brief-frames.ts';
import { codeFrames } from './code-frames.ts';
import { type Frame, findFrame, toFrameClause } from './frame.ts';
import { type FrameClass, frameWords } from './frame-words.ts';
import { helpFrames } from './help-frames.ts';
import { helpWords } from './help-words.ts';
import { type ActFrameClass, actWords } from './how-to-words.ts';
import { moneyFrames } from './money-frames.ts';

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
  ...helpFrames,
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

const slotsByIntent = new Map<string, ReadonlySet<string>>(asked.map(({ intent, slots }) => [intent, slots]));

/** Whether "and for Acme?" may be asked after it. */
export function takesSlot(intent: string, letter: string): boolean {
  return slotsByIntent.get(intent)?.has(letter) ?? true;
}
