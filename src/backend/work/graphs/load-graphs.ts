/** The engine, loaded when an agent with a graph runs: it weighs two megabytes. */
import type { EngineRun } from './engine-run.ts';
import type { GraphEngine } from './graph.ts';

export async function loadGraphs(run: EngineRun): Promise<GraphEngine> {
  const { createLangGraphEngine } = await import('./langgraph/langgraph-engine.ts');
  return createLangGraphEngine(run);
}
