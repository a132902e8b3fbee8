/** What each of the crew is asked: the task of the person, and as material what the others have said and what was found. */

import { fence } from '../../delivery/fence.ts';
import type { DevelopmentState } from '../state.ts';

export interface CrewTask {
  readonly task: string;
  readonly checks: readonly string[];
  /** Of the copy, relative to its folder. */
  readonly files: readonly string[];
}

const mostNamed = 200;

/** What the person wants is no material: it is what the crew is here for. The planner gets nothing else. */
export function askPlanner({ task, checks, files }: CrewTask): string {
  const more = files.length > mostNamed ? `\n… and ${files.length - mostNamed} more` : '';
  return [
    `The task:\n\n${task}`,
    checks.length === 0 ? 'No checks run.' : `Checks that run after the change: ${checks.join('; ')}`,
    fence('files', 'of the project', files.slice(0, mostNamed).join('\n') + more),
  ].join('\n\n');
}

/** Nothing where nobody plans. */
function planPart(plan: string): readonly string[] {
  return plan === '' ? [] : [fence('plan', 'of the planner', plan)];
}

export function askDeveloper(task: CrewTask, { crew: { plan, rounds, sentBack } }: DevelopmentState): string {
  const again =
    rounds === 0
      ? []
      : [
          'Your change is in the files already. It was sent back: do what follows, and keep the rest.',
          fence('review', 'what was sent back', sentBack),
        ];
  return [askPlanner(task), ...planPart(plan), ...again].join('\n\n');
}

export function askTester(task: CrewTask, diff: string): string {
  return [askPlanner(task), fence('diff', 'the change so far', diff)].join('\n\n');
}

export function askReviewer(task: CrewTask, { crew: { plan } }: DevelopmentState, review: string): string {
  return [
    askPlanner(task),
    ...planPart(plan),
    fence('review', 'verdict of the checks, and the change', review),
  ].join('\n\n');
}
