/** What fills a page, or the message that tells it why there is nothing. */
import { tellProblem } from './backend-problem.ts';
import { classifyFailure, type Failure } from './failures.ts';
import type { PagePorts } from './page-ports.ts';
import type { Translate } from './words.ts';

export interface FailedMessage {
  readonly type: 'failed';
  /** Empty where the question was cancelled. */
  readonly message: string;
}

/** `name` is the page's, in the log. */
export async function loadOrFail<Content>(
  { log, t }: { readonly log: Pick<PagePorts['log'], 'warn'>; readonly t: Translate },
  name: string,
  load: () => Promise<Content>,
): Promise<Content | FailedMessage> {
  try {
    return await load();
  } catch (error) {
    const failure = classifyFailure(error);
    log.warn(`${name}: ${String(error)}`);
    return { type: 'failed', message: sentenceOf(failure, t) };
  }
}

/** Empty where the question was cancelled. */
export function sentenceOf(failure: Failure, t: Translate): string {
  if (failure.kind === 'cancelled') return '';
  return failure.kind === 'unavailable' ? tellProblem(failure.problem, t) : failure.sentence;
}
