/** The agents there are, by name. Adding one is a line in `createAgentRegistry`'s caller. */
import type { Agent, AgentResult, AgentRun } from './agent.ts';

/** An agent that checks its input by its own schema when it is run. */
export interface RegisteredAgent extends Omit<Agent, 'run'> {
  run(run: AgentRun<unknown>): Promise<AgentResult>;
}

export interface AgentRegistry {
  find(name: string): RegisteredAgent | undefined;
}

/** Hides the type of an agent's input behind its schema. */
export function register<Input>(agent: Agent<Input>): RegisteredAgent {
  return {
    ...agent,
    run: async (run) => await agent.run({ ...run, input: agent.inputSchema.parse(run.input) }),
  };
}

export function createAgentRegistry(agents: readonly RegisteredAgent[]): AgentRegistry {
  const byName = new Map(agents.map((agent) => [agent.name, agent]));
  return { find: (name) => byName.get(name) };
}
