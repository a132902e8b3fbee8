/** The person's own proposals, newest first. */
import type { ActProposal } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { Services } from '../../platform/services.ts';

/** The backend keeps no more. */
const mostWaiting = 200;
const mostRecent = 20;

export interface LoadedProposals {
  readonly waiting: readonly ActProposal[];
  /** They can be tried again. */
  readonly failed: readonly ActProposal[];
  readonly applied: readonly ActProposal[];
}

export async function loadWaiting({ backend }: Services): Promise<readonly ActProposal[]> {
  return await loadAll(
    (cursor) =>
      backend.ask((api, options) =>
        api.listActProposals({ ...options, query: { state: 'waiting', limit: 100, ...cursor } }),
      ),
    mostWaiting,
  );
}

export async function loadProposals(services: Services): Promise<LoadedProposals> {
  const recent = async (state: 'failed' | 'applied') =>
    (
      await services.backend.ask((api, options) =>
        api.listActProposals({ ...options, query: { state, limit: mostRecent } }),
      )
    ).items;
  const [waiting, failed, applied] = await Promise.all([
    loadWaiting(services),
    recent('failed'),
    recent('applied'),
  ]);
  return { waiting, failed, applied };
}
