/** What a call of a tool came to, in words and in structure, for an assistant. */
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { ToolOutcome } from './ask-backend.ts';
import { toPlain } from './plain-output.ts';

/** `withIds`: the assistant asked for them. What was made is named by its id in any case. */
export function toResult(outcome: ToolOutcome, { withIds }: { readonly withIds: boolean }): CallToolResult {
  switch (outcome.kind) {
    case 'done':
      return outcome.proposal === undefined
        ? toRead(toPlain(outcome.output, { withIds }))
        : toWritten(outcome);
    case 'proposed':
      return toWaiting(outcome.proposal);
    case 'refused':
      return { isError: true, content: [{ type: 'text', text: outcome.message }] };
  }
}

export function toFailure(message: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: message }] };
}

function toRead(output: unknown): CallToolResult {
  const text = JSON.stringify(output);
  return { content: [{ type: 'text', text }], structuredContent: { ...(output as object) } };
}

type Proposal = Extract<ToolOutcome, { kind: 'proposed' }>['proposal'];

function describe({ title, changes, note }: Proposal): readonly string[] {
  const lines = changes.map(({ label, before, after }) => {
    const sides = [before, after].filter((side) => side !== undefined);
    return `- ${label}: ${sides.join(' → ')}`;
  });
  return [title, ...lines, ...(note === undefined ? [] : [note])];
}

function toWaiting(proposal: Proposal): CallToolResult {
  const head =
    'Nothing was changed. This waits in Vireo, in the editor, until the user applies it there; tell them so.';
  const { id, title, action, changes, note } = proposal;
  return {
    content: [{ type: 'text', text: [head, ...describe(proposal)].join('\n') }],
    structuredContent: { state: 'waiting', proposalId: id, title, action, changes, ...(note && { note }) },
  };
}

function toWritten({ output, proposal }: Extract<ToolOutcome, { kind: 'done' }>): CallToolResult {
  if (proposal === undefined) return toRead(output);
  const made = toPlain(output, { withIds: true });
  const undo = proposal.canUndo ? ' The user can undo it in Vireo.' : '';
  const text = [`Done.${undo}`, ...describe(proposal), JSON.stringify(made)].join('\n');
  return {
    content: [{ type: 'text', text }],
    structuredContent: { state: 'applied', proposalId: proposal.id, title: proposal.title, output: made },
  };
}
