/** What is told of requests that began to wait; pure. */
import type { AgentRequestSummary } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';

/** One request may ask several questions, one after the other. */
export function questionKey({ id, question }: Pick<AgentRequestSummary, 'id' | 'question'>): string {
  return `${id}/${question?.id ?? question?.step ?? ''}`;
}

interface Waiting {
  readonly agent: string;
  readonly project: string;
  /** Of the question. */
  readonly title: string;
}

export function describeWaiting(waiting: readonly Waiting[], t: Translate): string {
  const [only, ...others] = waiting;
  return only === undefined || others.length > 0
    ? t('{0} requests of agents wait for you', waiting.length)
    : t('{0} on {1} waits for you: {2}', only.agent, only.project, only.title);
}
