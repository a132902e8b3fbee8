/** Names of the records that rows point at, each asked for once. */
import type { Reader } from '../../schema.ts';

type FindNamed = (
  db: Reader,
  organizationId: string,
  id: string,
) => Promise<{ readonly id: string; readonly name: string } | undefined>;

/** Of the practice; each answered by the slice that owns it. */
export interface NamePorts {
  readonly findNamedProject: FindNamed;
  readonly findNamedClient: FindNamed;
}

export async function nameRecords(
  find: FindNamed,
  db: Reader,
  { organizationId, ids }: { readonly organizationId: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const record = await find(db, organizationId, id);
    if (record !== undefined) names.set(id, record.name);
  }
  return names;
}
