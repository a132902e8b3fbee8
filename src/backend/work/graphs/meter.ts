/** What a run of a graph has used up, kept with its checkpoints: a run that is taken up again goes on counting. */
import { createHash } from 'node:crypto';
import type { GraphEdge, GraphLimits, Stopped } from './graph.ts';

/** JSON. */
export interface Meter {
  readonly steps: number;
  readonly tokens: number;
  /** By `from>to`. */
  readonly edges: Readonly<Record<string, number>>;
  /** By the hash of node, tool and arguments. */
  readonly calls: Readonly<Record<string, number>>;
}

export const newMeter: Meter = { steps: 0, tokens: 0, edges: {}, calls: {} };

/** Why no further step is begun. */
export function findUsedUp(meter: Meter, limits: GraphLimits, now: number): Stopped | undefined {
  if (meter.steps >= limits.steps)
    return {
      why: 'steps',
      message: `The run stopped after ${limits.steps} steps, the most that it may take.`,
    };
  if (meter.tokens >= limits.tokens)
    return {
      why: 'tokens',
      message: `The run stopped: it has used ${meter.tokens} of ${limits.tokens} tokens.`,
    };
  if (limits.deadline !== undefined && now >= limits.deadline)
    return { why: 'deadline', message: 'The run stopped: its time is up.' };
  return undefined;
}

export function countStep(meter: Meter): Meter {
  return { ...meter, steps: meter.steps + 1 };
}

export function countTokens(meter: Meter, tokens: number): Meter {
  return { ...meter, tokens: meter.tokens + tokens };
}

/** The edge as it is taken now, and what is counted of it. */
export function takeEdge(
  meter: Meter,
  from: string,
  { to, atMost = Number.POSITIVE_INFINITY, otherwise }: GraphEdge,
): { readonly meter: Meter; readonly to: string } | Stopped {
  const name = `${from}>${to}`;
  const taken = meter.edges[name] ?? 0;
  if (taken < atMost) return { meter: { ...meter, edges: { ...meter.edges, [name]: taken + 1 } }, to };
  if (otherwise !== undefined) return { meter, to: otherwise };
  return { why: 'loop', message: `The run stopped: it went from ${from} to ${to} ${atMost} times.` };
}

export interface MeteredCall {
  readonly node: string;
  readonly tool: string;
  readonly input: unknown;
}

/** The call as counted; why it is not made where it would be the same one too often. */
export function countCall(meter: Meter, call: MeteredCall, limits: GraphLimits): Meter | Stopped {
  const { node, tool, input } = call;
  const hash = createHash('sha256')
    .update(JSON.stringify([node, tool, sorted(input)]))
    .digest('base64url')
    .slice(0, 22);
  const made = meter.calls[hash] ?? 0;
  if (made < limits.repeats) return { ...meter, calls: { ...meter.calls, [hash]: made + 1 } };
  return {
    why: 'repeated',
    message: `The run stopped: ${node} called ${tool} ${limits.repeats} times with the same arguments.`,
  };
}

export function isStopped(value: object): value is Stopped {
  return 'why' in value;
}

/** The order of an object's fields means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}
