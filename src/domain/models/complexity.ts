/**
 * How hard a question is for a model, from 1 to 10, by what is known before it is asked. The sum of four parts:
 * the task (a title 1, a chat 2, a summary 3, a review 5, a plan 6, anything else 3), the tokens (from 2,000, 8,000,
 * 32,000 and 100,000 one more each), the tools that may be called (any 1, from five 2) and the files that are part of
 * it (any 1, from three 2, from ten 3). At least 1, at most 10.
 */
import type { ModelClass } from './model-class.ts';

/** What the complexity is a function of. */
export interface Difficulty {
  readonly task: string;
  /** Of all that is sent, estimated. */
  readonly tokens: number;
  readonly tools: number;
  readonly files: number;
}

const ofTask: ReadonlyMap<string, number> = new Map([
  ['title', 1],
  ['test', 1],
  ['coach', 2],
  ['summary', 3],
  ['review', 5],
  ['plan', 6],
]);

const tokenSteps = [2_000, 8_000, 32_000, 100_000];
const toolSteps = [1, 5];
const fileSteps = [1, 3, 10];

/** How many of the steps a count has reached. */
function reached(steps: readonly number[], count: number): number {
  return steps.filter((step) => count >= step).length;
}

/** From 1 to 10; never less where there are more tokens, tools or files. */
export function complexityOf({ task, tokens, tools, files }: Difficulty): number {
  const sum =
    (ofTask.get(task) ?? 3) +
    reached(tokenSteps, tokens) +
    reached(toolSteps, tools) +
    reached(fileSteps, files);
  return Math.min(10, Math.max(1, sum));
}

/** The class that a complexity asks for: from 8 premium, from 5 standard, below efficient (or local). */
export function classFor(complexity: number): Exclude<ModelClass, 'local'> {
  if (complexity >= 8) return 'premium';
  return complexity >= 5 ? 'standard' : 'efficient';
}
