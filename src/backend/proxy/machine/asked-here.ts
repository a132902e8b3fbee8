/**
 * What the user of this machine asked for in a server's project: with what they said of its folder, and of whom they asked what.
 * A server that asks for something else, or for more, is not believed.
 */
import * as z from 'zod';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { hashJson } from '../../platform/hash-json.ts';
import { openKeptFile } from './kept-file.ts';
import type { MachinePorts } from './project-folders.ts';

const askedName = 'asked.json';
/** What was asked for last: an older one is over. */
const mostAsked = 500;

const askedSchema = z.strictObject({
  /** Of a scan, a run, or several runs at once. */
  id: z.string(),
  projectId: z.string(),
  /** Where the project lay then. */
  folder: z.string().default(''),
  /** Absent where the client did not say, as in a practice of one. */
  trusted: z.boolean().optional(),
  /** Absent of a scan: what each agent was asked, as a hash. */
  agents: z.array(z.strictObject({ agent: z.string(), input: z.string() })).optional(),
  /** Of several at once: ids of the runs that have begun. */
  runs: z.array(z.string()).optional(),
  /** Where a replay begins. */
  from: z.strictObject({ run: z.string(), checkpoint: z.string() }).optional(),
});
const fileSchema = z.strictObject({ asked: z.array(askedSchema) });
export type Asked = z.infer<typeof askedSchema>;

/** A task of a server, in the folder that its project has now. */
export interface PlacedTask {
  readonly projectId: string;
  readonly folder: string;
  readonly task: WorkTask;
}

export interface AskedHere {
  /** On the disk when it returns. */
  note(asked: Asked): void;
  /** The server has refused it. */
  forget(id: string): void;
  find(id: string): Asked | undefined;
  /** Undefined where it was not asked for here just so: of this agent with this input, in this folder. */
  findOf(placed: PlacedTask): Asked | undefined;
}

export function openAskedHere({ directory, log }: MachinePorts): AskedHere {
  const file = openKeptFile({
    directory,
    name: askedName,
    schema: fileSchema,
    empty: { asked: [] },
    onDamaged: (error) => log.error({ err: error }, 'what was asked for here'),
  });
  const find = (id: string) => file.read().asked.find((each) => each.id === id);
  const without = (id: string) => file.read().asked.filter((each) => each.id !== id);
  function note(asked: Asked): void {
    file.write({ asked: [...without(asked.id), asked].slice(-mostAsked) });
  }
  /** As many runs as agents were asked, each once. */
  function takeOfGroup(group: Asked, run: string): Asked | undefined {
    const { runs = [], agents = [] } = group;
    if (runs.includes(run)) return group;
    if (runs.length >= agents.length) return undefined;
    note({ ...group, runs: [...runs, run] });
    return group;
  }
  return {
    note,
    forget: (id) => file.write({ asked: without(id) }),
    find,
    findOf(placed) {
      const { task } = placed;
      const findIn = (id: string | undefined) => pick(find(id ?? ''), placed);
      if (task.kind === 'scan' || task.kind === 'check-scan') return findIn(task.scan);
      if (task.kind !== 'agent') return undefined;
      const group = findIn(task.group);
      return findIn(task.run) ?? (group && takeOfGroup(group, task.run));
    },
  };
}

/** Where it is just what was asked for: in that folder, of that agent, with that input. */
function pick(asked: Asked | undefined, { projectId, folder, task }: PlacedTask): Asked | undefined {
  if (asked === undefined || asked.projectId !== projectId || asked.folder !== folder) return undefined;
  const isAsked = task.kind === 'agent' ? isAskedOf(asked, task) : asked.agents === undefined;
  return isAsked ? asked : undefined;
}

function isAskedOf({ agents = [] }: Asked, { agent, input }: Extract<WorkTask, { kind: 'agent' }>): boolean {
  const hash = hashJson(input);
  return agents.some((each) => each.agent === agent && each.input === hash);
}
