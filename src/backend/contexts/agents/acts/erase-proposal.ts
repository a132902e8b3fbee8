/** Takes the content out of a proposal whose record was erased: that it was made stays, what it said does not. */
import type { ToolPreview } from '../../../platform/tools/tool.ts';
import type { Work } from '../../../platform/unit-of-work.ts';

const erased: ToolPreview = { title: 'Erased', action: 'Erased', changes: [], links: [] };

/** What the person has since put in its place is not undone with it. */
export async function eraseProposal(
  { writes }: Pick<Work, 'writes'>,
  { userId, id }: { readonly userId: string; readonly id: string },
): Promise<void> {
  await writes
    .invariant('act_proposals')
    .update()
    .set({ input: '{}', preview: JSON.stringify(erased), undo: null })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .execute();
}
