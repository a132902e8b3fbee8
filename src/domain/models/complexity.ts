/**
 * How hard a question is for a model, from 1 to 10, by what is known before it is asked. The sum of four parts:
 * the task (a title or a test of a provider 1, a summary 3, a chat, code or a review 4, a plan 5, anything else 3), the
 * tokens (from 8,000, 32,000 and 100,000 one more each), the tools that may be called (any 1) and the files that are part
 * of it (from three 1, from ten 2). At least 1, at most 10. `npm run bench -- --only routing` holds it against 100 labelled tasks.
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
  ['summary', 3],
  ['coach', 4],
  ['code', 4],
  ['review', 4],
  ['plan', 5],
]);

const tokenSteps = [8_000, 32_000, 100_000];
const toolSteps = [1];
const fileSteps = [3, 10];

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
