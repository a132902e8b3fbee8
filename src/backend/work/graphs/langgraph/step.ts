/** One node as the engine runs it: within the limits, told to the user, and with the edge that is taken next. */
import { interrupt } from '@langchain/langgraph';
import type { AgentAnswer, AgentQuestion } from '../../../../contract/work/agent-run.ts';
import type { EngineRun } from '../engine-run.ts';
import type { ApprovalNode, Graph, GraphEdge, GraphNode, NodeUse, Stopped, WorkNode } from '../graph.ts';
import { graphEnd } from '../graph.ts';
import { countCall, countStep, countTokens, findUsedUp, isStopped, type Meter, takeEdge } from '../meter.ts';

export interface Channels<State> {
  readonly state: State;
  readonly meter: Meter;
  readonly next: string;
  readonly stopped: Stopped | null;
}

interface StepOf<State extends object, Node = GraphNode<State>> {
  readonly name: string;
  readonly node: Node;
  readonly graph: Graph<State>;
  readonly run: EngineRun;
}

type Step<State> = (given: Channels<State>) => Promise<Partial<Channels<State>>>;

export function createStep<State extends object>(of: StepOf<State>): Step<State> {
  const { node } = of;
  return node.kind === 'work'
    ? async (given) => await work({ ...of, node }, given)
    : async (given) => approve({ ...of, node }, given);
}

class LimitReached extends Error {}

/** Outside of the node, so that the meter is right whatever the node does with an error. */
interface Metered {
  meter: Meter;
  stopped: Stopped | undefined;
}

async function work<State extends object>(
  of: StepOf<State, WorkNode<State>>,
  { state, meter }: Channels<State>,
): Promise<Partial<Channels<State>>> {
  const { name, node, graph, run } = of;
  const usedUp = findUsedUp(meter, graph.limits, Date.now());
  if (usedUp !== undefined) return stop(usedUp);
  const metered: Metered = { meter: countStep(meter), stopped: undefined };
  const told = { type: 'step', step: name, title: node.title } as const;
  run.tell({ ...told, state: 'running' });
  const signal = signalOf(graph, run.signal);
  try {
    const change = await node.run(state, createUse(of, metered, signal));
    if (metered.stopped === undefined) {
      run.tell({ ...told, state: 'done' });
      return leave(of, { ...state, ...change }, metered.meter);
    }
  } catch (error) {
    const isLate = signal.aborted && !run.signal.aborted;
    // A timer may fire a moment before its time by the clock.
    if (isLate)
      metered.stopped ??= findUsedUp(meter, graph.limits, Math.max(Date.now(), graph.limits.deadline ?? 0));
    if (metered.stopped === undefined) {
      run.tell({ ...told, state: 'failed' });
      throw error;
    }
  }
  run.tell({ ...told, state: 'failed' });
  return { ...stop(metered.stopped), meter: metered.meter };
}

/** A node that asks does nothing else: the first lines run again when the answer is there. */
function approve<State extends object>(
  of: StepOf<State, ApprovalNode<State>>,
  { state, meter }: Channels<State>,
): Partial<Channels<State>> {
  const { name, node, run } = of;
  const question: AgentQuestion = { step: name, title: node.title, ...node.ask(state) };
  const answer = interrupt<AgentQuestion, AgentAnswer>(question);
  run.tell({ type: 'step', step: name, title: node.title, state: 'done' });
  const payload = answer.payload === undefined ? question.payload : answer.payload;
  const change = node.take(state, { ...answer, payload });
  return leave(of, { ...state, ...change }, countStep(meter));
}

function stop(stopped: Stopped): Pick<Channels<never>, 'stopped' | 'next'> {
  return { stopped, next: graphEnd };
}

function leave<State extends object>(
  { name, node: { next } }: StepOf<State>,
  state: State,
  meter: Meter,
): Partial<Channels<State>> {
  const taken = takeEdge(
    meter,
    name,
    'among' in next ? chosenOf(name, next.among, next.choose(state)) : next,
  );
  if (isStopped(taken)) return { state, meter, ...stop(taken) };
  return { state, meter: taken.meter, next: taken.to };
}

function chosenOf(name: string, among: readonly GraphEdge[], to: string): GraphEdge {
  const edge = among.find((each) => each.to === to);
  if (edge === undefined) throw new Error(`No edge leads from ${name} to ${to}.`);
  return edge;
}

const longestTimer = 2 ** 31 - 1;

function signalOf({ limits }: Pick<Graph<never>, 'limits'>, signal: AbortSignal): AbortSignal {
  if (limits.deadline === undefined) return signal;
  const left = Math.min(Math.max(limits.deadline - Date.now(), 0), longestTimer);
  return AbortSignal.any([signal, AbortSignal.timeout(left)]);
}

function createUse<State extends object>(
  { name: node, graph: { limits }, run: { ask } }: StepOf<State, unknown>,
  metered: Metered,
  signal: AbortSignal,
): NodeUse {
  const require = (counted: Meter | Stopped | undefined): void => {
    signal.throwIfAborted();
    if (counted === undefined) return;
    if (!isStopped(counted)) metered.meter = counted;
    else {
      metered.stopped = counted;
      throw new LimitReached(counted.message);
    }
  };
  const requireRest = () => {
    // This step is one of those that are counted.
    require(findUsedUp({ ...metered.meter, steps: 0 }, limits, Date.now()));
  };
  return {
    node,
    signal,
    async callTool(tool, input, key) {
      requireRest();
      require(countCall(metered.meter, { node, tool, input }, limits));
      return await ask({ kind: 'tool', tool, input, ...(key !== undefined && { key }) });
    },
    async askModel(question) {
      requireRest();
      const answer = await ask({ kind: 'model', ...question });
      metered.meter = countTokens(metered.meter, answer.inputTokens + answer.outputTokens);
      return answer;
    },
    async perform(effect, key, input) {
      requireRest();
      return await ask({ kind: 'effect', effect, node, key, input });
    },
  };
}
