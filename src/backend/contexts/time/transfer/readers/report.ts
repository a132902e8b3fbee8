/** Gathers what is lost and what is wrong, a line for each kind, with the first rows of it named. */
import type { Phrase } from './phrase.ts';
import type { Loss, LossCode, Problem } from './source-row.ts';

const maxExamples = 5;
const maxProblems = 20;
const maxValueLength = 80;

interface OpenLoss {
  readonly code: LossCode;
  readonly column: string;
  readonly message: string;
  readonly template: string;
  readonly parameters: string[];
  count: number;
  seconds: number | undefined;
  readonly examples: Loss['examples'][number][];
}

export interface Said {
  readonly row: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
}

/** The value may be told by a function, which is asked for examples alone: what it says is ours, and told whole. */
export interface Lost extends Omit<Said, 'value'> {
  readonly value?: string | (() => string) | undefined;
  /** Of a row that is left out: its time. */
  readonly seconds?: number | undefined;
  /** Of a row that is left out for what is wrong with it. */
  readonly reason?: Problem | undefined;
}

export function shorten(value: string): string {
  const oneLine = value.replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
  return oneLine.length > maxValueLength ? `${oneLine.slice(0, maxValueLength)}…` : oneLine;
}

function said({ text, template, parameters }: Phrase) {
  return { message: text, template, parameters };
}

export class Report {
  readonly #losses = new Map<string, OpenLoss>();
  readonly #problems: Problem[] = [];
  readonly #badRows = new Map<number, Problem>();

  get isRefused(): boolean {
    return this.#problems.length > 0;
  }

  get losses(): Loss[] {
    return [...this.#losses.values()].map(({ seconds, ...loss }) => ({
      ...loss,
      examples: [...loss.examples],
      ...(seconds !== undefined && { seconds }),
    }));
  }

  /** Every row that is refused with the first reason, also those that the list of problems has no room for. */
  get badRows(): ReadonlyMap<number, Problem> {
    return this.#badRows;
  }

  get problems(): Problem[] {
    return [...this.#problems];
  }

  lose(code: LossCode, message: Phrase, { row, column = '', value = '', seconds, reason }: Lost): void {
    const key = `${code}\u001f${column}`;
    const loss = this.#losses.get(key) ?? this.#open({ code, column, ...said(message) });
    loss.count += 1;
    if (seconds !== undefined) loss.seconds = (loss.seconds ?? 0) + seconds;
    if (loss.examples.length < maxExamples) {
      loss.examples.push({
        row,
        value: typeof value === 'string' ? shorten(value) : value(),
        ...(reason && { reason }),
      });
    }
    this.#losses.set(key, loss);
  }

  #open(loss: Pick<OpenLoss, 'code' | 'column' | 'message' | 'template' | 'parameters'>): OpenLoss {
    return { ...loss, count: 0, seconds: undefined, examples: [] };
  }

  /** What another report says, after what this one says. */
  absorb(other: Report): void {
    for (const { code, column, message, template, parameters, count, seconds, examples } of other.losses) {
      const key = `${code}\u001f${column}`;
      const loss = this.#losses.get(key) ?? this.#open({ code, column, message, template, parameters });
      loss.count += count;
      if (seconds !== undefined) loss.seconds = (loss.seconds ?? 0) + seconds;
      loss.examples.push(...examples.slice(0, maxExamples - loss.examples.length));
      this.#losses.set(key, loss);
    }
    for (const problem of other.problems) this.#keep(problem);
  }

  refuse(message: Phrase, told: Partial<Said> & { readonly option?: Problem['option'] } = {}): void {
    const { row = null, column = null, value, option = null } = told;
    this.#keep({ row, column, value: value === undefined ? null : shorten(value), ...said(message), option });
  }

  #keep(problem: Problem): void {
    const { row } = problem;
    if (row !== null && !this.#badRows.has(row)) this.#badRows.set(row, problem);
    if (this.#problems.length < maxProblems) this.#problems.push(problem);
  }
}
