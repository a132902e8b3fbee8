/** What a call of a tool came to, in words and in structure, for an assistant. */
import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import type { ListedTool, ToolOutcome } from './ask-backend.ts';

/** How a tool is listed. What can be undone destroys nothing. */
export function toMcpTool({ name, title, description, effect, canUndo, inputSchema }: ListedTool): Tool {
  const isRead = effect === 'read' || effect === 'propose';
  return {
    name,
    title,
    description: isRead ? description : `${description} ${waits}`,
    inputSchema: { ...inputSchema, type: 'object' },
    annotations: {
      title,
      readOnlyHint: isRead,
      destructiveHint: !isRead && !canUndo,
      idempotentHint: isRead,
      openWorldHint: effect === 'outward',
    },
  };
}

const waits = 'Nothing is changed at once: it waits in Vireo until the user clicks, unless they allowed it.';

export function toResult(outcome: ToolOutcome): CallToolResult {
  switch (outcome.kind) {
    case 'done':
      return outcome.proposal === undefined ? toRead(outcome.output) : toWritten(outcome);
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
  const undo = proposal.canUndo ? ' The user can undo it in Vireo.' : '';
  const text = [`Done.${undo}`, ...describe(proposal), JSON.stringify(output)].join('\n');
  return {
    content: [{ type: 'text', text }],
    structuredContent: { state: 'applied', proposalId: proposal.id, title: proposal.title, output },
  };
}
