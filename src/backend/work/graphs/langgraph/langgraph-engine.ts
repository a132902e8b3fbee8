/** Our graphs on LangGraph.js (https://docs.langchain.com/oss/javascript/langgraph), one step after the other. */
import { Annotation, Command, END, START, StateGraph } from '@langchain/langgraph';
import type { AgentAnswer, AgentQuestion } from '../../../../contract/work/agent-run.ts';
import type { EngineRun } from '../engine-run.ts';
import type { Graph, GraphCheckpoint, GraphEngine, GraphOutcome, Stopped } from '../graph.ts';
import { graphEnd } from '../graph.ts';
import { type Meter, newMeter } from '../meter.ts';
import { BackendSaver } from './backend-saver.ts';
import { type Channels, createStep } from './step.ts';

const channels = Annotation.Root({
  state: Annotation<object>,
  meter: Annotation<Meter>,
  /** Where the last node leads. */
  next: Annotation<string>,
  stopped: Annotation<Stopped | null>,
});

export function createLangGraphEngine(run: EngineRun): GraphEngine {
  const titles = new Map<string, (node: string) => string | undefined>();
  const saver = new BackendSaver(run.ask, async ({ thread, id, values }) => {
    const title = titles.get(thread)?.(String(values['next']));
    // Before the input is taken there is nothing to begin at, and at the end nothing comes.
    if (title !== undefined && values['state'] !== undefined) await run.keep?.({ id, before: title });
  });
  return {
    async run(graph, given) {
      titles.set(graph.name, (node) => graph.nodes[node]?.title);
      return await runGraph({ run, saver, graph }, given);
    },
    async history<State extends object>(graph: Graph<State>) {
      return await listHistory({ run, saver, graph });
    },
    async fork(graph, { checkpoint, change = {}, at }) {
      const compiled = compile({ run, saver, graph });
      const config = configOf(graph, checkpoint);
      const { state } = valuesOf(await compiled.getState(config));
      if (state === undefined) throw new Error(`There is no checkpoint ${checkpoint} of ${graph.name}.`);
      const changed = { state: { ...state, ...change } };
      if (at === undefined) await compiled.updateState(config, changed);
      // Any node leads where `next` says.
      else await compiled.updateState(config, { ...changed, next: at }, graph.start);
    },
    async adopt(graph) {
      await copyOrigin(run, graph.name);
      const adopted = (await listHistory({ run, saver, graph })).at(-1);
      if (adopted === undefined) throw new Error(`There is no checkpoint of ${graph.name} to go on from.`);
      return adopted;
    },
  };
}

async function listHistory<State extends object>(
  compiling: Compiling<State>,
): Promise<readonly GraphCheckpoint<State>[]> {
  const compiled = compile(compiling);
  const found: GraphCheckpoint<State>[] = [];
  for await (const snapshot of compiled.getStateHistory(configOf(compiling.graph))) {
    const { state } = valuesOf<State>(snapshot);
    // Before the input is taken there is nothing to begin at.
    if (state === undefined) continue;
    const [next] = snapshot.tasks;
    const at = snapshot.createdAt ?? '';
    found.push({ id: idOf(snapshot) ?? '', at, next: next?.name, state });
  }
  return found;
}

interface Compiling<State extends object> {
  readonly run: EngineRun;
  readonly saver: BackendSaver;
  readonly graph: Graph<State>;
}

function compile<State extends object>({ run, saver, graph }: Compiling<State>) {
  const names = Object.keys(graph.nodes);
  const targets = Object.fromEntries([...names.map((name) => [name, name]), [graphEnd, END]]);
  // The library types the names of nodes as they are added, which ours are not known to be.
  const builder = new StateGraph(channels) as unknown as LooseBuilder;
  for (const [name, node] of Object.entries(graph.nodes)) {
    const step = createStep({ name, node, graph, run });
    builder.addNode(name, async (given) => await step(given as Channels<State>));
    builder.addConditionalEdges(name, ({ next }) => next, targets);
  }
  builder.addEdge(START, graph.start);
  return builder.compile({ checkpointer: saver });
}

interface LooseBuilder {
  addNode(name: string, step: (given: Channels<object>) => Promise<object>): unknown;
  addConditionalEdges(
    name: string,
    choose: (given: Channels<object>) => string,
    targets: Readonly<Record<string, string>>,
  ): unknown;
  addEdge(from: string, to: string): unknown;
  compile(
    options: Parameters<StateGraph<typeof channels.spec>['compile']>[0],
  ): ReturnType<StateGraph<typeof channels.spec>['compile']>;
}

type Snapshot = Awaited<ReturnType<ReturnType<typeof compile>['getState']>>;

const valuesOf = <State extends object>({ values }: Snapshot) => values as Partial<Channels<State>>;

function idOf({ config }: Snapshot): string | undefined {
  const id: unknown = config.configurable?.['checkpoint_id'];
  return typeof id === 'string' ? id : undefined;
}

function configOf({ name, limits }: Pick<Graph<never>, 'name' | 'limits'>, checkpoint?: string) {
  return {
    configurable: {
      thread_id: name,
      ...(checkpoint !== undefined && { checkpoint_id: checkpoint }),
    },
    // Ours is counted over all tries, and ends the run with a sentence.
    recursionLimit: limits.steps + 10,
  };
}

async function runGraph<State extends object>(
  compiling: Compiling<State>,
  { input, answer }: { readonly input: State; readonly answer?: AgentAnswer | undefined },
): Promise<GraphOutcome<State>> {
  const { run, graph } = compiling;
  const compiled = compile(compiling);
  const config = configOf(graph);
  if (run.from !== undefined) await copyOrigin(run, graph.name);
  const before = await compiled.getState(config);
  const question = questionOf(before);
  if (question !== undefined && !isAnsweredBy(question, answer)) return outcomeOf(before);
  const isBegun = idOf(before) !== undefined;
  // `next` leaves out a node that has written and is not in a checkpoint yet: its tasks do not.
  if (isBegun && before.tasks.length === 0) return outcomeOf(before);
  const begin = { state: input, meter: newMeter, next: graph.start, stopped: null };
  const resume =
    question &&
    new Command<unknown, Record<string, unknown>, typeof START>({ resume: { [question.id]: answer } });
  try {
    const given = isBegun ? (resume ?? null) : begin;
    await compiled.invoke(given, { ...config, signal: run.signal, durability: 'sync' });
  } catch (error) {
    run.signal.throwIfAborted();
    throw error;
  }
  return outcomeOf(await compiled.getState(config));
}

/** The first try of a run that begins at a checkpoint of another one takes that as its own. */
async function copyOrigin({ ask }: EngineRun, name: string): Promise<void> {
  if ((await ask({ kind: 'checkpoint-load', thread: name, namespace: '' })) !== null) return;
  const origin = await ask({ kind: 'checkpoint-origin', thread: name });
  if (origin === null) throw new Error('The checkpoint that the run was to begin at is not there any more.');
  const { writes: _, ...kept } = origin;
  await ask({ kind: 'checkpoint-put', kept: { ...kept, parent: null } });
}

type OpenQuestion = AgentQuestion & { readonly id: string };

/** What it waits for. The value is what `step.ts` has interrupted with. */
function questionOf({ tasks }: Snapshot): OpenQuestion | undefined {
  const [interrupt] = tasks.flatMap(({ interrupts }) => interrupts);
  if (interrupt?.id === undefined) return undefined;
  return { ...(interrupt.value as AgentQuestion), id: interrupt.id };
}

function isAnsweredBy({ id }: OpenQuestion, answer: AgentAnswer | undefined): boolean {
  return answer !== undefined && (answer.question === undefined || answer.question === id);
}

function outcomeOf<State extends object>(snapshot: Snapshot): GraphOutcome<State> {
  // Only a run that has begun has an outcome.
  const { state, stopped } = valuesOf<State>(snapshot) as Channels<State>;
  const question = questionOf(snapshot);
  if (question !== undefined) return { kind: 'waiting', question, state };
  return stopped ? { kind: 'stopped', stopped, state } : { kind: 'done', state };
}
