/** Takes the content out of a proposal whose record was erased: that it was made stays, what it said does not. */
import type { Person } from '../../../../domain/policy/actor.ts';
import type { ToolPreview } from '../../../platform/tools/tool.ts';
import type { Trx } from '../../../schema.ts';

const erased: ToolPreview = { title: 'Erased', action: 'Erased', changes: [], links: [] };

/** What the person has since put in its place is not undone with it. */
export async function eraseProposal(trx: Trx, { organizationId, userId }: Person, id: string): Promise<void> {
  await trx
    .updateTable('act_proposals')
    .set({ input: '{}', preview: JSON.stringify(erased), undo: null })
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .execute();
}
