/** What a call of a tool came to, in words for a model; pure. */
import type { CallToolResponse } from '../../../api-client/index.ts';

type Proposal = Extract<CallToolResponse, { kind: 'proposed' }>['proposal'];

function describe({ title, changes, note }: Proposal): readonly string[] {
  const lines = changes.map(({ label, before, after }) => {
    const sides = [before, after].filter((side) => side !== undefined);
    return `- ${label}: ${sides.join(' → ')}`;
  });
  return [title, ...lines, ...(note === undefined ? [] : [note])];
}

/** Throws what was refused: the editor shows a failed call by its message. */
export function toToolText(outcome: CallToolResponse): string {
  switch (outcome.kind) {
    case 'refused':
      throw new Error(outcome.message);
    case 'proposed':
      return [
        'Nothing was changed. This waits until the user applies it in the editor (Vireo: Review Proposals); tell them so.',
        ...describe(outcome.proposal),
      ].join('\n');
    case 'done':
      return [
        ...(outcome.proposal === undefined ? [] : ['Done.', ...describe(outcome.proposal)]),
        JSON.stringify(outcome.output),
      ].join('\n');
  }
}
