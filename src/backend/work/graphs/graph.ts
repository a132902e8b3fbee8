/**
 * A graph of an agent, as we write it: nodes that work, nodes that wait for a person, and edges between them, some taken so
 * often at most. What runs it stands behind `GraphEngine`, and is loaded with the first agent that has one.
 *
 * A run may end at any moment and begin again at the node it was at: what a node does outside goes through `use`, which does
 * it once. An approval node does nothing but ask, since what stands before an interruption runs twice.
 */
import type { AgentAnswer, AgentQuestion } from '../../../contract/work/agent-run.ts';
import type { ModelAnswer } from '../../../contract/work/model-ask.ts';
import type { AskOf, EffectAnswer, ToolAnswer } from '../../../contract/work/work-asks.ts';

/** Where a graph ends. */
export const graphEnd = 'end';

export interface GraphEdge {
  /** A node, or `end`. */
  readonly to: string;
  /** How often it is taken in a run; every edge that leads back needs it. */
  readonly atMost?: number;
  /** Where it leads instead from then on; the run stops there when absent. */
  readonly otherwise?: string;
}

/** One edge, or several and a choice between them by their targets. */
export type GraphNext<State> =
  | GraphEdge
  | { readonly among: readonly GraphEdge[]; choose(state: State): string };

/** How a node reaches the backend. All of it counts towards the run's limits. */
export interface NodeUse {
  readonly node: string;
  /** Aborted when the run is cancelled or its time is up. */
  readonly signal: AbortSignal;
  /** `key`: of a tool that changes something; its input when absent. */
  callTool(tool: string, input: unknown, key?: string): Promise<ToolAnswer>;
  askModel(question: Omit<AskOf<'model'>, 'kind'>): Promise<ModelAnswer>;
  /** Once for each key of this node: a node that is visited again for something else takes another key. */
  perform(effect: string, key: string, input: unknown): Promise<EffectAnswer>;
}

export interface WorkNode<State> {
  readonly kind: 'work';
  /** As the user sees it. */
  readonly title: string;
  /** What changes in the state. */
  run(state: State, use: NodeUse): Promise<Partial<State>>;
  readonly next: GraphNext<State>;
}

export interface ApprovalNode<State> {
  readonly kind: 'approval';
  readonly title: string;
  /** Of the state alone, without any effect: it is called again when the answer is there. */
  ask(state: State): Pick<AgentQuestion, 'text' | 'payload' | 'expiresAt'>;
  /** `payload`: as the person left it. */
  take(state: State, answer: AgentAnswer & { readonly payload: unknown }): Partial<State>;
  readonly next: GraphNext<State>;
}

export type GraphNode<State> = WorkNode<State> | ApprovalNode<State>;

export interface GraphLimits {
  /** Nodes that are run, loops included. */
  readonly steps: number;
  /** Of models, in and out. */
  readonly tokens: number;
  /** How often a node calls a tool with the same arguments. */
  readonly repeats: number;
  /** Epoch milliseconds; never when absent. */
  readonly deadline?: number;
}

export interface Graph<State extends object> {
  /** Unlike that of another graph of the run. */
  readonly name: string;
  readonly start: string;
  /** The state is JSON. */
  readonly nodes: Readonly<Record<string, GraphNode<State>>>;
  readonly limits: GraphLimits;
}

/** Why a run stopped before its end. `loop`: an edge was taken too often. `repeated`: the same call was made too often. */
export type StopReason = 'steps' | 'tokens' | 'deadline' | 'loop' | 'repeated';

export interface Stopped {
  readonly why: StopReason;
  /** A sentence for the user. */
  readonly message: string;
}

export type GraphOutcome<State> =
  | { readonly kind: 'done'; readonly state: State }
  | { readonly kind: 'waiting'; readonly question: AgentQuestion; readonly state: State }
  | { readonly kind: 'stopped'; readonly stopped: Stopped; readonly state: State };

export interface GraphCheckpoint<State> {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** The node that comes next; undefined where it has ended. */
  readonly next: string | undefined;
  readonly state: State;
}

export interface Fork<State> {
  readonly checkpoint: string;
  readonly change?: Partial<State>;
  readonly at?: string;
}

export interface GraphEngine {
  /**
   * Begins with `input`, or goes on where an earlier try of the run was. `answer` to the question that it waits for; one to
   * another question is left alone. Rejects with what a node throws: a later try begins at that node.
   */
  run<State extends object>(
    graph: Graph<State>,
    given: { readonly input: State; readonly answer?: AgentAnswer | undefined },
  ): Promise<GraphOutcome<State>>;
  /** The newest first. */
  history<State extends object>(graph: Graph<State>): Promise<readonly GraphCheckpoint<State>[]>;
  /** The next `run` goes on from this checkpoint, with what is changed, and at another node where one is named; the others stay. */
  fork<State extends object>(graph: Graph<State>, from: Fork<State>): Promise<void>;
  /** Of a run that begins at a checkpoint of another one: takes it as its own, once. */
  adopt<State extends object>(graph: Graph<State>): Promise<GraphCheckpoint<State>>;
}
