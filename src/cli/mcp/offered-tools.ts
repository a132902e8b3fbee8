/** The tools of the backend that this session offers: those of the chosen sets. */
import { isChosen, type ToolsetChoice } from '../../contract/tools/toolsets.ts';
import type { BackendTools, ListedTool } from './ask-backend.ts';

export interface OfferedTools {
  /** Of all sets: what the user may call. */
  listPermitted(signal: AbortSignal): Promise<readonly ListedTool[]>;
  list(signal: AbortSignal): Promise<readonly ListedTool[]>;
  /** Undefined: there is none, or it is of another set. */
  find(name: string, signal: AbortSignal): Promise<ListedTool | undefined>;
}

export function offerTools(tools: BackendTools, choice: readonly ToolsetChoice[]): OfferedTools {
  let known: ReadonlyMap<string, ListedTool> = new Map();
  const list = async (signal: AbortSignal) => {
    const offered = (await tools.list(signal)).filter((tool) => isChosen(choice, tool));
    known = new Map(offered.map((tool) => [tool.name, tool]));
    return offered;
  };
  return {
    listPermitted: async (signal) => await tools.list(signal),
    list,
    async find(name, signal) {
      if (!known.has(name)) await list(signal);
      return known.get(name);
    },
  };
}
