/** A run as an agent gets it, its first, without a backend: each question is refused that a test does not answer. */
import type { AgentRun } from '../../work/agents/agent.ts';

type Given<Input> = Partial<AgentRun<Input>> & Pick<AgentRun<Input>, 'input' | 'tools'>;

export function createAgentRun<Input, Project extends AgentRun<Input>['project']>(
  given: Given<Input> & { readonly project: Project },
): AgentRun<Input> & { readonly project: Project } {
  return {
    id: 'run-1',
    resume: undefined,
    from: undefined,
    signal: new AbortController().signal,
    ask: (async ({ kind }: { readonly kind: string }) => {
      if (kind === 'previous') return { summary: null };
      throw new Error(`Nobody answers to ${kind}.`);
    }) as AgentRun<Input>['ask'],
    openGraphs: async () => {
      throw new Error('There are no graphs in this test.');
    },
    findDismissals: async () => new Map(),
    report: () => undefined,
    tell: () => undefined,
    emit: () => undefined,
    leave: () => undefined,
    ...given,
  };
}
