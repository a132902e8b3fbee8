/** What a model is told before the question. It has no say in what is allowed: that is judged where its calls arrive. */
import { randomUUID } from 'node:crypto';
import type { Mention } from '../../../../../contract/coach/mentions.ts';
import { fenceBy, fenceRule } from '../../../../../domain/models/fence.ts';
import { localDate } from '../../../../../domain/zones.ts';

interface Told {
  readonly now: number;
  readonly zone: string;
  readonly language: 'en' | 'de';
  readonly hasTools: boolean;
}

/** As the grammar of periods counts them (`lastPeriod`). */
const lastPeriods =
  'The last N days end today; the last N weeks (from Monday), months, quarters or years are the whole ones before the running one.';

export function writeInstructions({ now, zone, language, hasTools }: Told): string {
  const today = localDate(now, zone);
  return [
    'You are the coach of Vireo, a tool in the code editor for people who bill for the code they write.',
    `Today is ${today}, time zone ${zone}. Answer in the language of the question, most likely ${language === 'de' ? 'German' : 'English'}.`,
    'Be short and plain. Use Markdown: lists, tables, code blocks with their language. No headings for short answers. Never flatter.',
    ...(hasTools ? [lastPeriods] : []),
    hasTools
      ? 'Every amount, duration, count, percentage and date about the practice comes from a tool of this answer; sums, differences, shares and averages come from the tool `calculate`. Never work out a figure yourself, and never guess one: say what you do not know.'
      : 'You cannot look anything up: say so where the answer would need records, and give no figures about the practice.',
    'A tool that changes something only proposes it: the person sees what would change and decides. Say that it waits for them, never that it is done.',
    fenceRule,
  ].join('\n');
}

export function fence(kind: string, label: string, text: string): string {
  return fenceBy(randomUUID(), { kind, label, text });
}

/** The question with what it names, and what the person wants remembered. */
export function writeQuestion(text: string, mentions: readonly Mention[], memory: readonly string[]): string {
  const remembered = memory.length === 0 ? [] : [fence('memory', 'kept by the person', memory.join('\n'))];
  return [text, ...mentions.map(writeMention), ...remembered].join('\n\n');
}

function writeMention({ kind, label, id, text, isCut }: Mention): string {
  if (text !== undefined) return fence(kind, label, isCut === true ? `${text}\n(cut)` : text);
  return fence(kind, label, id === undefined ? label : `${label}\nid ${id}`);
}

/** Asks for the rest of a text that was cut, and for nothing that is there already. */
export function writeContinuation(cut: string): string {
  return `Your answer was cut. This much arrived:\n\n${fence('answer', 'so far', cut)}\n\nGo on exactly where it ends. Repeat nothing of it.`;
}
