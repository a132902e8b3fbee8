/** Names of the records that rows point at, each asked for once. */
import type { Reads } from '../reach/reads.ts';

type FindNamed = (
  reads: Reads,
  id: string,
) => Promise<{ readonly id: string; readonly name: string } | undefined>;

/** Of the practice; each answered by the slice that owns it. */
export interface NamePorts {
  readonly findNamedProject: FindNamed;
  readonly findNamedClient: FindNamed;
}

export async function nameRecords(
  find: FindNamed,
  reads: Reads,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const record = await find(reads, id);
    if (record !== undefined) names.set(id, record.name);
  }
  return names;
}
