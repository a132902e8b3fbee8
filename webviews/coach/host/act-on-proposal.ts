/** What a person says to a proposal in the coach. */
import type { Proposal } from '../../../src/contract/coach/proposals.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

const acts = { apply: 'applyActProposal', discard: 'discardActProposal', undo: 'undoActProposal' } as const;

export interface Answered {
  readonly proposal: Proposal;
  /** Why it was not done: said where it was clicked. */
  readonly refusal?: string;
}

/** A refused one is shown as it is now: what would change may be another thing since. */
export async function actOnProposal(
  { backend }: Pick<PagePorts, 'backend'>,
  id: string,
  act: keyof typeof acts,
): Promise<Answered> {
  const path = { id };
  const refusal = await backend
    .ask((api, options) => api[acts[act]]({ ...options, path }))
    .then(
      () => undefined,
      (error: unknown) => {
        if (!isApiFailure(error) || error.code === 'cancelled') throw error;
        return error.message;
      },
    );
  const proposal = await backend.ask((api, options) => api.getActProposal({ ...options, path }));
  return { proposal, ...(refusal !== undefined && { refusal }) };
}
