/** What a window does for mail as Vireo service becomes ready. It stands in the entry: what it acts by is loaded when needed. */
import type { Services } from '../../platform/services.ts';
import { hasMailFlag } from './mail-flag.ts';

export interface MailActs {
  /** Gives the passwords of this editor, and offers to release what rests. */
  handOver(): Promise<void>;
  offerRelease(): Promise<void>;
}

/**
 * Without a password in this editor, as on a new machine that got a copied data folder, it asks once whether anything rests.
 */
export function createOnReady(
  { backend, context }: Pick<Services, 'backend' | 'context'>,
  { handOver, offerRelease }: MailActs,
): () => Promise<void> {
  let hasAsked = false;
  return async () => {
    if (context.globalState.get(hasMailFlag) === true) return await handOver();
    if (hasAsked) return;
    const { rests, reason } = await backend.ask((api, options) => api.getOutgoing({ ...options }));
    hasAsked = true;
    if (rests && reason !== 'demo') await offerRelease();
  };
}
