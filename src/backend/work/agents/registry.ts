/** The agents there are, by name: `agents.generated.ts` lists those that ship. */
import type { AgentDeclaration } from '../../../contract/work/agents.ts';
import { type Agent, AgentError, type AgentResult, type AgentRun } from './agent.ts';

/** An agent that checks its input by its own schema when it is run, and that it has what it needs. */
export interface RegisteredAgent extends AgentDeclaration {
  run(run: AgentRun<unknown>): Promise<AgentResult>;
}

export interface AgentRegistry {
  find(name: string): RegisteredAgent | undefined;
}

/** Hides the type of an agent's input behind its schema. */
export function register<Input>(agent: Agent<Input>): RegisteredAgent {
  return {
    ...agent,
    run: async (asked) => {
      const run = { ...asked, input: agent.inputSchema.parse(asked.input) };
      if (!agent.needsProject) return await agent.run(run);
      if (run.project === undefined)
        throw new AgentError('project_missing', `${agent.title} looks at a project: name one and ask again.`);
      return await agent.run({ ...run, project: run.project });
    },
  };
}

/** What an agent does, loaded when it first runs. */
export function running<Input>(load: () => Promise<Agent<Input>>): RegisteredAgent['run'] {
  return async (run) => await register(await load()).run(run);
}

export function createAgentRegistry(agents: readonly RegisteredAgent[]): AgentRegistry {
  const byName = new Map(agents.map((agent) => [agent.name, agent]));
  return { find: (name) => byName.get(name) };
}
