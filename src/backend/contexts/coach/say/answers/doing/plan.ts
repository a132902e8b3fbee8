import type { AnswerContext } from '../answer.ts';

/** What is to be proposed, or what must be known first. */
export type Plan =
  | { readonly tool: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly ask: string; readonly choices: readonly string[] }
  | { readonly refuse: string };

export type PlanContext = Pick<AnswerContext, 'data' | 'language' | 'today'>;

export const choicesAtMost = 6;
