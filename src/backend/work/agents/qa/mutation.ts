/** What the QA agent knows of its mutants from one step to the next. JSON. Pure. */

import type { Mutant } from '../../../../scanner/mutants/mutant.ts';

/** `not-run`: there was no time for it, or its file was edited since. */
export type MutantOutcome = 'killed' | 'lived' | 'timed-out' | 'not-run';

/** How a run of the tests on a mutant ended. */
export interface MutantRun {
  readonly outcome: MutantOutcome;
  /** The first test that failed, where the output names one. */
  readonly by?: string;
}

export interface TriedMutant extends Mutant, MutantRun {
  /** Relative to the folder of the project. */
  readonly file: string;
  /** With the new tests; absent until they are there, and for those that did not live. */
  readonly later?: MutantRun;
}

/** New tests that passed and what they notice: the best so far. */
export interface ProvenTests {
  /** Whole texts, relative to the folder of the project. */
  readonly files: readonly { readonly file: string; readonly text: string }[];
  readonly mutants: readonly TriedMutant[];
}

export interface MutationState {
  /** Of the tests; empty where none was found. */
  readonly command: string;
  /** Relative to the folder of the project. */
  readonly files: readonly string[];
  /** Changes that those files have room for; of them some are tried. */
  readonly places: number;
  readonly mutants: readonly TriedMutant[];
  /** Of the tests as they were. */
  readonly baseMs?: number;
  /** Why it went no further: a sentence without its full stop, for a heading. */
  readonly ended?: string;
  /** What was left out, and why: sentences. */
  readonly dropped: readonly string[];
  /** Why no model wrote tests: a sentence. */
  readonly noModel?: string;
  /** How often a model has been at work. */
  readonly rounds: number;
  /** What was wrong with its last work, for the model. */
  readonly sentBack: string;
  readonly proven?: ProvenTests;
}

/** Of the mutants that lived before, which new tests have to notice for success. */
export const asked = 0.6;

/** A run that was ended by its limit of time is noticed, too: an endless loop is no success. */
export function isNoticed(outcome: MutantOutcome | undefined): boolean {
  return outcome === 'killed' || outcome === 'timed-out';
}

/** With the tests as they were. */
export function livedOf({ mutants }: Pick<MutationState, 'mutants'>): readonly TriedMutant[] {
  return mutants.filter(({ outcome }) => outcome === 'lived');
}

export function stillLivingOf(state: Pick<MutationState, 'mutants'>): readonly TriedMutant[] {
  return livedOf(state).filter(({ later }) => !isNoticed(later?.outcome));
}

export interface Share {
  readonly killed: number;
  readonly of: number;
  readonly isReached: boolean;
  /** Whole, rounded down: 60 is said of no less. */
  readonly percent: number;
}

/** What the new tests notice of what lived before. */
export function shareOf(state: Pick<MutationState, 'mutants'>): Share {
  const of = livedOf(state).length;
  const killed = of - stillLivingOf(state).length;
  const share = of === 0 ? 0 : killed / of;
  return { killed, of, isReached: of > 0 && share >= asked, percent: Math.floor(share * 100) };
}

export function keyOf({ file, start, end, after, operator }: Omit<TriedMutant, keyof MutantRun>): string {
  return JSON.stringify([file, start, end, after, operator]);
}

/** As one line that says it all. */
export function describeMutant({
  file,
  lineZeroBased,
  operator,
  before,
  after,
  inFunction,
}: TriedMutant): string {
  const place = inFunction === '' ? '' : ` in ${inFunction}`;
  return `${file}:${lineZeroBased + 1}${place}: ${code(before)} → ${code(after)} (${operator})`;
}

/** A text of the project or of a program, in a line of Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|]/g, (mark) => `\\${mark}`);
}

const mostShown = 80;

function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line.length > mostShown ? `${line.slice(0, mostShown)}…` : line}\``;
}
