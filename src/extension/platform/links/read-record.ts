/** Reads a record by what its slice declares of its kind. */
import { recordFacts, singleKinds } from '../../../contract/coach/record-kinds.generated.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { Backend } from '../backend.ts';

export type SingleKind = keyof typeof recordFacts;

/** "Entries" of which there is one are that entry. */
export function toSingleKind(kind: RecordLink['kind']): SingleKind {
  return isSingle(kind) ? kind : singleKinds[kind];
}

function isSingle(kind: RecordLink['kind']): kind is SingleKind {
  return kind in recordFacts;
}

/** Its fields, by the route of its kind. Rejects with `not_found` when it no longer exists. */
export type ReadRecord = (kind: RecordLink['kind'], id: string) => Promise<object>;

export function readRecord(backend: Pick<Backend, 'ask'>): ReadRecord {
  return async (kind, id) => {
    const url = recordFacts[toSingleKind(kind)].route.replace(':id', '{id}');
    return await backend.ask(async (_api, { client }) => {
      const { data } = await client.get({ url, path: { id }, throwOnError: true });
      const record: object = Object(data);
      return { data: record };
    });
  };
}
