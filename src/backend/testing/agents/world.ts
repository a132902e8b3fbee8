/** The world outside of the backend, as tests have it: it counts what was done to it, and knows it by the run's id. */
import * as z from 'zod';
import { defineTool } from '../../platform/tools/tool.ts';
import type { ToolRunner } from '../../platform/tools/tool-runner.ts';
import { defineEffect, type OutwardEffect } from '../../platform/work/outward-effect.ts';

export interface World {
  /** Each once for each time that it was done. */
  readonly done: string[];
  readonly effects: readonly OutwardEffect[];
  readonly runner: Pick<ToolRunner, 'call' | 'list'>;
}

export function createWorld(): World {
  const done: string[] = [];
  const push = defineEffect({
    name: 'push',
    input: z.record(z.string(), z.string()),
    async perform(_, { run, key }) {
      done.push(`${run.id} push ${key}`);
      return { pushed: key };
    },
    lookUp: async (_, { run, key }) =>
      done.includes(`${run.id} push ${key}`) ? { outcome: { pushed: key } } : undefined,
  });
  const note = defineTool({
    name: 'add_note',
    title: 'Add a note',
    toolset: 'basics',
    description: 'Adds a note.',
    input: z.object({ round: z.number() }),
    output: z.object({}),
    permission: 'time:write',
    effect: 'write',
    run: async () => ({ output: {}, links: [] }),
  });
  return {
    done,
    effects: [push],
    runner: {
      list: () => [note],
      async call(actor, { input }) {
        done.push(`note ${JSON.stringify(input)} by ${actor.kind}`);
        return { kind: 'done', output: {}, links: [] };
      },
    },
  };
}
