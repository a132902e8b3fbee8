/** What is told of the agents that can be asked. */
import * as z from 'zod';
import type { AgentDeclaration } from '../../../../contract/work/agents.ts';
import type { AgentList } from './requests.schema.ts';

/** Each with the JSON Schema of what it is asked with, so that whoever asks can make a form of it. */
export function listAgents(agents: readonly AgentDeclaration[]): AgentList['items'] {
  return agents.map(({ name, title, description, version, needsProject, inputSchema }) => ({
    ...{ name, title, description, version, needsProject },
    inputSchema: z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }),
  }));
}
