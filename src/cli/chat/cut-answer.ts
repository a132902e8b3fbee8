/** An answer that is not whole, and how it goes on. */
import type { ApiClient } from '../../api-client/index.ts';
import type { CoachAnswer } from '../../contract/coach/coach-answer.ts';
import { CliError } from '../io.ts';
import { loadExchanges } from './last-reading.ts';

/** What a question needs that gets the rest of an answer. */
export interface Continuing {
  readonly sessionId: string;
  readonly text: string;
  /** The question whose answer was cut. */
  readonly continues: string;
}

type Ended = Pick<CoachAnswer, 'state' | 'coach' | 'markdown'> & {
  readonly canContinue?: boolean | undefined;
};

/** As the panel offers it: a model ended too early, or the answer broke off behind some words. */
export function canGoOn({ state, coach, markdown, canContinue }: Ended): boolean {
  return canContinue === true || (state === 'failed' && coach === 'model' && markdown !== '');
}

/** Of the last answer of a session. @throws CliError where that is whole */
export async function findCut(client: ApiClient, sessionId: string): Promise<Continuing> {
  const last = (await loadExchanges(client, sessionId)).at(-1);
  if (last !== undefined && canGoOn(last.answer))
    return { sessionId, text: last.question, continues: last.messageId };
  throw new CliError('usage', 'The last answer of this session is whole: ask a question, with --session.');
}
