/** What fills a page, or the message that tells it why there is nothing. */
import { classifyFailure } from './failures.ts';
import type { PagePorts } from './page-ports.ts';

export interface FailedMessage {
  readonly type: 'failed';
  /** Empty where the question was cancelled. */
  readonly message: string;
}

/** `name` is the page's, in the log. */
export async function loadOrFail<Content>(
  { log }: { readonly log: Pick<PagePorts['log'], 'warn'> },
  name: string,
  load: () => Promise<Content>,
): Promise<Content | FailedMessage> {
  try {
    return await load();
  } catch (error) {
    const failure = classifyFailure(error);
    log.warn(`${name}: ${String(error)}`);
    if (failure.kind === 'cancelled') return { type: 'failed', message: '' };
    const message = failure.kind === 'unavailable' ? failure.problem.sentence : failure.sentence;
    return { type: 'failed', message };
  }
}
