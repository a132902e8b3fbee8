/** Which intents a message may be of, by how often its words were said of each: for what is asked back, never for an answer. */
import { type Frame, type FrameClause, takesSlots, toFrameClause } from '../frames/frame.ts';
import type { FrameClass } from '../frames/frame-words.ts';
import { askedLexicon, frameOf } from '../frames/frames.ts';
import type { Intent } from '../question.ts';
import { type Span, toClause } from '../reading.ts';
import { intentOf, noneOfOurs } from './labels.ts';
import { featuresOf, toSymbols } from './symbols.ts';
import type { Usage } from './usage.ts';

/** Slots of intents that no frame asks for. */
const basicSlots: Readonly<Partial<Record<Intent, string>>> = {
  'hours-project': 'PJC',
  'hours-client': 'PC',
  'hours-period': 'P',
  'worked-on': 'PJC',
  'open-invoices': 'C',
  'last-work': 'JC',
  budget: 'J',
  rate: 'JC',
  requests: 'J',
  findings: 'J',
  timer: '',
  help: '',
};

/** Hours of each project, and of each client. */
const groupSlots: Readonly<Record<string, string>> = { 'hours-project': 'PC', 'hours-client': 'P' };

const actSlots: Readonly<Partial<Record<Intent, string>>> = {
  'act-start': 'JC',
  'act-stop': '',
  'act-submit': 'P',
  'act-scan': 'J',
  'act-agent': 'J',
  'act-draft': 'PC',
};

function plainFrame(intent: Intent, slots: string): Frame<FrameClass> {
  return {
    intent,
    needs: [],
    may: new Set(),
    set: {},
    isToCome: false,
    unit: undefined,
    requires: new Set(),
    slots: new Set(slots) as Frame<FrameClass>['slots'],
  };
}

function frameFor(label: string, row: readonly string[]): Frame<FrameClass> | undefined {
  const intent = intentOf(label, row);
  const found = frameOf(intent);
  const slots = intent.startsWith('how-')
    ? 'PJC'
    : (groupSlots[label] ?? actSlots[intent] ?? basicSlots[intent]);
  return slots === undefined ? found : { ...plainFrame(intent, slots), may: found?.may ?? new Set() };
}

export interface Ranked {
  readonly label: string;
  readonly share: number;
}

/** The intents that have a place for all that is named, the likeliest first. */
export function rankLearned(spans: readonly Span[], today: string, usage: Usage): readonly Ranked[] {
  const symbols = toSymbols(spans);
  const clause: FrameClause<FrameClass> = toFrameClause(toClause(spans), askedLexicon, today);
  return usage.rank(featuresOf(symbols)).filter(({ label }) => {
    if (label === noneOfOurs) return true;
    const frame = frameFor(label, symbols.row);
    return frame !== undefined && takesSlots(frame, clause);
  });
}
