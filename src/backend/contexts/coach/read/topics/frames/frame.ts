/**
 * A frame is what one intent is asked with: classes of words that must stand there, others that may, and the slots it
 * takes. It fits a question only where every word of it is of such a class: nothing is passed over.
 */
import type { Unit } from '../../../../../../domain/periods/period-words.ts';
import type { Lexicon, WordHit } from '../../../words/lexicon-reader.ts';
import type { Token } from '../../../words/tokens.ts';
import type { Intent, Question } from '../question.ts';
import type { Clause, Span } from '../reading.ts';

/** P a period, F one that may lie ahead, 2 two of them, J a project, C a client, I the number of an invoice. */
export type SlotLetter = 'P' | 'F' | '2' | 'J' | 'C' | 'I';

export interface Frame<Name extends string> {
  readonly intent: Intent;
  /** One of each group must be there. */
  readonly needs: readonly (readonly Name[])[];
  readonly may: ReadonlySet<Name>;
  readonly slots: ReadonlySet<SlotLetter>;
  /** Slots without which it is another question. */
  readonly requires: ReadonlySet<SlotLetter>;
  readonly set: Partial<Question>;
  /** Only the part of the period that is still to come. */
  readonly isToCome: boolean;
  /** The running one is meant where no days are said. */
  readonly unit: Unit | undefined;
}

export interface FrameOptions {
  /** Letters; one with `!` must be there: `P!JC`. */
  readonly slots?: string;
  readonly set?: Partial<Question>;
  readonly isToCome?: boolean;
  readonly unit?: Unit;
}

/** `needs`: groups parted by spaces, alternatives by `|`. `may`: classes parted by spaces. */
export function frame<Name extends string>(
  intent: Intent,
  [needs, may = '']: readonly [needs: string, may?: string],
  { slots = '', set = {}, isToCome = false, unit }: FrameOptions = {},
): Frame<Name> {
  const split = (text: string) => text.split(' ').filter(Boolean);
  const groups = split(needs).map((group) => group.split('|') as Name[]);
  return {
    intent,
    needs: groups,
    may: new Set([...groups.flat(), ...(split(may) as Name[]), 'filler' as Name]),
    slots: new Set(slots.replaceAll('!', '') as Iterable<SlotLetter>),
    requires: new Set([...slots.matchAll(/(.)!/g)].map(([, letter]) => letter as SlotLetter)),
    set,
    isToCome,
    unit,
  };
}

/** A clause as frames see it. */
export interface FrameClause<Name extends string> {
  readonly hits: readonly WordHit<Name>[];
  readonly periods: number;
  readonly isAhead: boolean;
  readonly projects: number;
  readonly clients: number;
  readonly invoices: number;
}

export function isInvoiceNumber(token: Token): boolean {
  if (/^(?:0?[1-9]|1[0-2])\/20\d{2}$/.test(token.raw)) return false;
  return /^(?:\p{L}{1,8}-)?(?:\d{2,4}[-/])?\d{3,8}$/u.test(token.raw) && /[-/]/.test(token.raw);
}

export function toFrameClause<Name extends string>(
  clause: Clause,
  lexicon: Lexicon<Name>,
  today: string,
): FrameClause<Name> {
  const runs = runsOfWords(clause.spans);
  const all = runs.flatMap((run) => lexicon.read(run));
  const hits = all.filter(({ tokens: [first] }) => first === undefined || !isInvoiceNumber(first));
  const named = clause.names.filter(({ candidates }) => candidates.length > 0);
  const kinds = named.map(({ candidates }) => candidates.map(({ kind }) => kind));
  return {
    hits,
    periods: new Set(clause.periods.map(({ from, to }) => `${from} ${to}`)).size,
    isAhead: clause.periods.some(({ from, isToCome }) => from > today || isToCome === true),
    projects: kinds.filter((of) => of.includes('project')).length,
    clients: kinds.filter((of) => !of.includes('project')).length,
    invoices: all.length - hits.length,
  };
}

/** Words between slots are read together, so that a phrase is found whole. */
function runsOfWords(spans: readonly Span[]): readonly (readonly Token[])[] {
  const runs: Token[][] = [[]];
  for (const [index, { kind, tokens }] of spans.entries()) {
    const run = runs.at(-1) ?? [];
    if (isLabel(spans, index)) continue;
    if (kind === 'words' || kind === 'unknown') run.push(...tokens);
    else {
      if (kind === 'period') dropLead(run);
      runs.push([]);
    }
  }
  return runs;
}

const labels = new Set([
  'only',
  'nur',
  'alone',
  'allein',
  'lediglich',
  'projekt',
  'project',
  'projekts',
  'client',
  'kunde',
  'kunden',
  'customer',
]);

/** "Nordwind only", "the Checkout project": what says no more than the name beside it. */
function isLabel(spans: readonly Span[], index: number): boolean {
  const { tokens } = spans[index] ?? { tokens: [] };
  const [token] = tokens;
  if (tokens.length !== 1 || !labels.has(token?.text ?? '')) return false;
  return [index - 1, index + 1].some((at) => spans[at]?.name?.candidates.length === 1);
}

const leads = new Set(['over', 'across', 'throughout', 'the', 'uber', 'hinweg', 'all']);

/** "Over the first half", "throughout October": what only leads to a period. */
function dropLead(run: Token[]): void {
  while (leads.has(run.at(-1)?.text ?? '')) run.pop();
}

/** Whether the frame has a place for all that a clause names, and the clause all that the frame cannot do without. */
export function takesSlots<Name extends string>(
  { slots, requires }: Frame<Name>,
  clause: FrameClause<Name>,
): boolean {
  const { periods, isAhead, projects, clients, invoices } = clause;
  const mostPeriods = slots.has('2') ? 2 : slots.has('P') || slots.has('F') ? 1 : 0;
  const fits =
    periods <= mostPeriods &&
    (!isAhead || slots.has('F')) &&
    projects <= (slots.has('J') ? 1 : 0) &&
    // A project may be told apart by its client.
    clients <= (slots.has('C') || (slots.has('J') && projects === 1) ? 1 : 0) &&
    invoices <= (slots.has('I') ? 1 : 0);
  const given = { P: periods, F: periods, '2': periods - 1, J: projects, C: clients, I: invoices };
  const who = requires.has('J') && requires.has('C') ? projects + clients > 0 : undefined;
  return (
    fits && [...requires].every((letter) => given[letter] > 0 || ((letter === 'J' || letter === 'C') && who))
  );
}

function fits<Name extends string>(one: Frame<Name>, clause: FrameClause<Name>): boolean {
  const classes = new Set<Name>();
  const isTaken = (hit: WordHit<Name>): boolean => {
    if (!hit.classes.some((name) => one.may.has(name))) {
      const isBlocked = hit.classes.some((name) => name === 'blocked');
      return !isBlocked && hit.parts.length > 0 && hit.parts.every(isTaken);
    }
    for (const name of hit.classes) classes.add(name);
    return true;
  };
  const isCovered = clause.hits.every(isTaken);
  const hasAll = one.needs.every((group) => group.some((name) => classes.has(name)));
  return isCovered && hasAll && takesSlots(one, clause);
}

/** The first that fits, in the order of precedence. */
export function findFrame<Name extends string>(
  frames: readonly Frame<Name>[],
  clause: FrameClause<Name>,
): Frame<Name> | undefined {
  return frames.find((one) => fits(one, clause));
}
