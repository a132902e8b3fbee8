/** What somebody wants explained, in the forms that commands are given: code actions, hovers, rows, other views. Pure. */
import * as z from 'zod';
import type { ExplainTarget } from '../../../../../webviews/explain/messages.ts';
import { findingAddressSchema } from '../../../../contract/lsp-messages.ts';

/** Rows carry a record; their own `id` names the row. */
const askedSchema = z.object({
  record: z.object({ kind: z.string(), ids: z.array(z.string()) }).optional(),
  id: z.string().optional(),
  ruleId: z.string().optional(),
});

/** Most exact first: a row may know the place, the record and the rule, and each may be gone. Empty when it names none. */
export function targetsOf(asked: unknown): readonly ExplainTarget[] {
  const address = findingAddressSchema.safeParse(asked).data;
  const { record, id, ruleId } = askedSchema.safeParse(asked).data ?? {};
  const recordId = record === undefined ? id : record.kind === 'finding' ? record.ids[0] : undefined;
  return [
    ...(address === undefined ? [] : [{ kind: 'finding', ...address } as const]),
    ...(recordId === undefined ? [] : [{ kind: 'record', id: recordId } as const]),
    ...(ruleId === undefined ? [] : [{ kind: 'rule', ruleId } as const]),
  ];
}
