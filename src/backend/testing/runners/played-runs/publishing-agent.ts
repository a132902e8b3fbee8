/** An agent as the development agent goes: asks, edits, asks, pushes and opens a pull request, each by a node of its own. */
import { type Graph, graphEnd } from '../../../work/graphs/graph.ts';
import { toResult } from '../../agents/five-steps.ts';
import { createScriptedAgent, type ScriptedAgent } from '../../scripted-agent.ts';

export interface Published {
  readonly trail: readonly string[];
  /** Of the edit, then of the branch: as its user left it; undefined where they declined. */
  readonly choice?: string | undefined;
}

const choiceOf = (payload: unknown): string =>
  typeof payload === 'object' && payload !== null && 'choice' in payload ? String(payload.choice) : '';

type Step = Graph<Published>['nodes'][string];

const approval = (title: string, then: { readonly yes: string; readonly no: string }): Step => ({
  kind: 'approval',
  title,
  ask: () => ({ text: title, payload: { choice: 'offered' } }),
  take: ({ trail }, { approved, payload }) => ({
    trail: [...trail, `${title} ${approved ? choiceOf(payload) : 'no'}`],
    choice: approved ? choiceOf(payload) : undefined,
  }),
  next: {
    among: [{ to: then.yes }, { to: then.no }],
    choose: ({ choice }) => (choice === undefined ? then.no : then.yes),
  },
});

/** Refused is what its user did not approve last: they are asked again, as the development agent does. */
const effect = (name: string, to: string): Step => ({
  kind: 'work',
  title: name,
  run: async ({ trail, choice = '' }, { perform }) => {
    const { outcome } = await perform(name, name, { choice });
    return { trail: [...trail, `${name} ${String(outcome)}`] };
  },
  next: {
    among: [{ to }, { to: 'publish', atMost: 5 }],
    choose: ({ trail }) => (trail.at(-1) === `${name} refused` ? 'publish' : to),
  },
});

const publishing = (edit: (choice: string) => void): Graph<Published> => ({
  name: 'publishing',
  start: 'plan',
  limits: { steps: 50, tokens: 1_000, repeats: 5 },
  nodes: {
    plan: {
      kind: 'work',
      title: 'plan',
      run: async ({ trail }) => ({ trail: [...trail, 'plan'] }),
      next: { to: 'decide' },
    },
    decide: approval('decide', { yes: 'edit', no: 'report' }),
    edit: {
      kind: 'work',
      title: 'edit',
      run: async ({ trail, choice = '' }) => {
        edit(choice);
        return { trail: [...trail, 'edit'] };
      },
      next: { to: 'publish' },
    },
    publish: approval('publish', { yes: 'push', no: 'report' }),
    push: effect('push', 'open'),
    open: effect('open', 'report'),
    report: {
      kind: 'work',
      title: 'report',
      run: async ({ trail }) => ({ trail: [...trail, 'report'] }),
      next: { to: graphEnd },
    },
  },
});

/** Its report is what the graph came to, as JSON. */
export function createPublishingAgent(edit: (run: string, choice: string) => void): ScriptedAgent {
  const agent = createScriptedAgent();
  agent.script(async (run) => {
    const graphs = await run.openGraphs();
    const graph = publishing((choice) => edit(run.id, choice));
    return toResult(await graphs.run(graph, { input: { trail: [] }, answer: run.resume }));
  });
  return agent;
}
