/** Takes in the findings of agents and team mates, and moves them along with edits. */
import type { ServerContext } from '../context.ts';
import type { FindingsSource } from '../findings/findings-source.ts';

export function registerAgentFindings(context: ServerContext, source: FindingsSource): { dispose(): void } {
  const { documents, agentFindings, findingsChanged } = context;
  documents.onEdit(({ document, edits }) => agentFindings.edit(document.uri, edits));
  return source.start((params) => findingsChanged.fire(agentFindings.set(params)));
}
