import type { Confidence, Severity } from '../model.ts';
import type { Step, Taint } from './value.ts';

/** A sink that a function's parameter reaches. */
export interface SummarySink {
  readonly parameter: number;
  readonly sinkClass: string;
  readonly bit: number;
  /** What is called there, for the message. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly step: Step | undefined;
  readonly confidence: Confidence | undefined;
  readonly severity: Severity | undefined;
}

/** What a caller needs to know of a function: what it returns of its parameters, and which sinks they reach. */
export interface Summary {
  readonly returns: readonly Taint[];
  readonly sinks: readonly SummarySink[];
  /** Equal keys mean equal summaries. */
  readonly key: string;
}

export const emptySummary: Summary = { returns: [], sinks: [], key: '' };

const maxSinks = 24;

function stepKey(step: Step | undefined): string {
  let key = '';
  for (let at = step; at !== undefined; at = at.previous) key += `${at.from}-${at.to}${at.message};`;
  return key;
}

/** Builds a summary; sinks reached twice count once. */
export function createSummary(returns: readonly Taint[], reached: readonly SummarySink[]): Summary {
  const sinks: SummarySink[] = [];
  const seen = new Set<string>();
  for (const sink of reached) {
    const key = `${sink.parameter}:${sink.bit}:${sink.from}:${sink.to}`;
    if (seen.has(key) || sinks.length >= maxSinks) continue;
    seen.add(key);
    sinks.push(sink);
  }
  if (returns.length === 0 && sinks.length === 0) return emptySummary;
  const returnKey = returns
    .map((taint) => `${taint.origin}:${taint.id}:${taint.cleaned}:${stepKey(taint.step)}`)
    .join('|');
  const sinkKey = sinks
    .map((sink) => `${sink.parameter}:${sink.bit}:${sink.from}:${sink.to}:${sink.name}:${stepKey(sink.step)}`)
    .join('|');
  return { returns, sinks, key: `${returnKey}\u0001${sinkKey}` };
}
