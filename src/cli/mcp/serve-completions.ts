/** Values for arguments of prompts and variables of resources, while they are typed. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CompleteRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { addDays, addMonths } from '../../domain/zones.ts';
import { type Completed, lastMonth, lastWeek, promptTexts } from './prompts/prompt-texts.ts';
import { completeNames, type Read, singles } from './resources/resource-kinds.ts';
import type { McpSession } from './session.ts';

type Complete = (session: McpSession, typed: string, signal: AbortSignal) => Promise<readonly string[]>;

/** What the protocol lets through. */
const valuesAtMost = 100;
const offeredPeriods = 12;

const complete: Readonly<Record<Completed, Complete>> = {
  client: async (session, typed, signal) =>
    await completeNames(readBy(session, signal), 'list_clients', typed),
  week: async (session, typed) =>
    recent((back) => addDays(lastWeek(session.today()), -7 * back)).filter((day) => day.startsWith(typed)),
  month: async (session, typed) =>
    recent((back) => addMonths(`${lastMonth(session.today())}-01`, -back).slice(0, 7)).filter((each) =>
      each.startsWith(typed),
    ),
};

function recent(at: (back: number) => string): readonly string[] {
  return Array.from({ length: offeredPeriods }, (_none, back) => at(back));
}

export function serveCompletions(server: Server, session: McpSession): void {
  server.setRequestHandler(CompleteRequestSchema, async ({ params: { ref, argument } }, { signal }) => {
    const find =
      ref.type === 'ref/prompt' ? ofPrompt(ref.name, argument.name) : ofResource(ref.uri, argument.name);
    const all = [...new Set((await find?.(session, argument.value, signal)) ?? [])];
    const values = all.slice(0, valuesAtMost);
    return { completion: { values, total: all.length, hasMore: all.length > values.length } };
  });
}

function ofPrompt(name: string, argument: string): Complete | undefined {
  const prompt = promptTexts.find((each) => each.name === name);
  const known = prompt?.arguments.find((each) => each.name === argument);
  return known && complete[known.completes];
}

function ofResource(uri: string, variable: string): Complete | undefined {
  const single = singles.find(
    (each) => `${each.base}{${each.variable}}` === uri && each.variable === variable,
  );
  return single && (async (session, typed, signal) => await single.complete(readBy(session, signal), typed));
}

function readBy(session: McpSession, signal: AbortSignal): Read {
  return async (tool, input) => await session.read(tool, input, signal);
}
