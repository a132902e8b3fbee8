/** Gathers what is lost and what is wrong, a line for each kind, with the first rows of it named. */
import type { Loss, LossCode, Problem } from './source-row.ts';

const maxExamples = 5;
const maxProblems = 20;
const maxValueLength = 80;

interface OpenLoss {
  readonly code: LossCode;
  readonly column: string;
  readonly message: string;
  count: number;
  readonly examples: { row: number; value: string }[];
}

export interface Said {
  readonly row: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
}

/** The value may be told by a function, which is asked for examples alone: what it says is ours, and told whole. */
export type Lost = Omit<Said, 'value'> & { readonly value?: string | (() => string) | undefined };

export function shorten(value: string): string {
  const oneLine = value.replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
  return oneLine.length > maxValueLength ? `${oneLine.slice(0, maxValueLength)}…` : oneLine;
}

export class Report {
  readonly #losses = new Map<string, OpenLoss>();
  readonly #problems: Problem[] = [];

  get isRefused(): boolean {
    return this.#problems.length > 0;
  }

  get losses(): Loss[] {
    return [...this.#losses.values()].map((loss) => ({ ...loss, examples: [...loss.examples] }));
  }

  get problems(): Problem[] {
    return [...this.#problems];
  }

  lose(code: LossCode, message: string, { row, column = '', value = '' }: Lost): void {
    const key = `${code}\u001f${column}`;
    const loss = this.#losses.get(key) ?? { code, column, message, count: 0, examples: [] };
    loss.count += 1;
    if (loss.examples.length < maxExamples) {
      loss.examples.push({ row, value: typeof value === 'string' ? shorten(value) : value() });
    }
    this.#losses.set(key, loss);
  }

  refuse(message: string, said: Partial<Said> & { readonly option?: Problem['option'] } = {}): void {
    if (this.#problems.length >= maxProblems) return;
    const { row = null, column = null, value, option = null } = said;
    this.#problems.push({ row, column, value: value === undefined ? null : shorten(value), message, option });
  }
}
