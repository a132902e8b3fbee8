/** What the log of an organization says of an operator who looked into it. */
import { toInstant } from '../../../../platform/http/instant.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { operatorEvents } from './operators.events.ts';
import type { OperatorSessionRow } from './operators.repository.ts';

export async function noteOperator(
  work: Work,
  type: keyof typeof operatorEvents,
  { row, operator }: { readonly row: OperatorSessionRow; readonly operator: string },
): Promise<void> {
  const { organization_id: id, reason, ends_at } = row;
  const endsAt = toInstant(type === 'operator.entered' ? Number(ends_at) : work.now);
  await work.log({ type, id, version: 1, after: { operator, reason, endsAt } });
}
