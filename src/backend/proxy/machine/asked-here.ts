/**
 * What the user of this machine said of the folder when they asked for a scan or a run in a server's project. What a server says of trust
 * counts nothing here, and what it asks for without them is read as what nobody trusts.
 */
import * as z from 'zod';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { openKeptFile } from './kept-file.ts';
import type { MachinePorts } from './project-folders.ts';

const askedName = 'asked.json';
/** What was asked for last: an older one is over. */
const mostAsked = 500;

const askedSchema = z.strictObject({
  id: z.string(),
  projectId: z.string(),
  /** Absent where the client did not say, as in a practice of one. */
  trusted: z.boolean().optional(),
});
const fileSchema = z.strictObject({ asked: z.array(askedSchema) });
export type Asked = z.infer<typeof askedSchema>;

export interface AskedHere {
  /** On the disk when it returns. */
  note(asked: Asked): void;
  find(id: string): Asked | undefined;
  /** Of that very project: what was said of another folder says nothing of this one. */
  findOf(asked: { readonly projectId: string; readonly task: WorkTask }): Asked | undefined;
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
  return {
    note(asked) {
      const others = file.read().asked.filter(({ id }) => id !== asked.id);
      file.write({ asked: [...others, asked].slice(-mostAsked) });
    },
    find,
    findOf({ projectId, task }) {
      const ids = idsOf(task);
      return file.read().asked.find((each) => ids.includes(each.id) && each.projectId === projectId);
    },
  };
}

/** By which it was asked for here: its own, or that of a group. */
function idsOf(task: WorkTask): readonly (string | undefined)[] {
  if (task.kind === 'agent') return [task.run, task.group];
  return task.kind === 'scan' || task.kind === 'check-scan' ? [task.scan] : [];
}
