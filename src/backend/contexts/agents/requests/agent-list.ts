/** What is told of the agents that can be asked. */
import * as z from 'zod';
import type { AgentDeclaration } from '../../../../contract/work/agents.ts';
import type { AgentList } from './requests.schema.ts';

/** By declaration, which never changes: a start of the backend needs none of them, and tests start it thousands of times. */
// process-local: made of declarations, which never change; on several: nothing.
const listed = new WeakMap<AgentDeclaration, AgentList['items'][number]>();

/** Each with the JSON Schema of what it is asked with, so that whoever asks can make a form of it. */
export function listAgents(agents: readonly AgentDeclaration[]): AgentList['items'] {
  return agents.map((agent) => {
    const item = listed.get(agent) ?? describeAgent(agent);
    listed.set(agent, item);
    return item;
  });
}

function describeAgent(agent: AgentDeclaration): AgentList['items'][number] {
  const { name, title, description, version, needsProject, inputSchema } = agent;
  return {
    name,
    title,
    description,
    version,
    needsProject,
    inputSchema: z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }),
  };
}
