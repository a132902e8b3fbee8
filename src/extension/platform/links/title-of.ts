/** The field by which a person knows a record, as its slice declares it. */
import { recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import type { SingleKind } from './read-record.ts';

/** Undefined where it has none, such as the number of a draft. */
export function titleOf(kind: SingleKind, record: object): string | undefined {
  const title = new Map<string, unknown>(Object.entries(record)).get(recordFacts[kind].title);
  return typeof title === 'string' && title !== '' ? title : undefined;
}
