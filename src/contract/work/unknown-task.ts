/** A task that is not understood here, such as one of a newer version: it is refused, and what runs beside it goes on. */
import * as z from 'zod';
import { workTaskSchema } from './work-tasks.ts';

export const unknownTask = 'unknown_task';

const kinds: ReadonlySet<string> = new Set(workTaskSchema.options.map(({ shape }) => shape.kind.value));
const longestKind = 50;
const namedSchema = z.object({ kind: z.string() });

/** Why it cannot be done; undefined of what is understood. */
export function explainTask(task: unknown): string | undefined {
  const parsed = workTaskSchema.safeParse(task);
  if (parsed.success) return undefined;
  const kind = namedSchema.safeParse(task).data?.kind.slice(0, longestKind) ?? '';
  if (!kinds.has(kind))
    return `This version of Vireo does not know the task ${JSON.stringify(kind)}: update it.`;
  const [issue] = parsed.error.issues;
  return `The task ${kind} is not understood: ${issue?.path.join('.')}: ${issue?.message}.`;
}
