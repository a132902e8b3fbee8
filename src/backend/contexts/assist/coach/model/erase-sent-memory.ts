/**
 * Takes what was remembered for a person out of what was sent for their questions: a statement that is erased or
 * reworded is read nowhere else. Statements were sent together and as they were redacted, so all of them go.
 */
import type { Person } from '../../../../../domain/policy/actor.ts';
import type { Trx } from '../../../../schema.ts';

/** As `fence` writes it, in plain text or in a text of JSON. */
const fenced = /<<<DATA (\S+) memory [\\"]*kept by the person[\\"]*>>>[\s\S]*?<<<END \1>>>/g;
/** One whose end was cut off. */
const unfinished = /<<<DATA \S+ memory [\\"]*kept by the person[\\"]*>>>[\s\S]*$/;

export function withoutMemory(sent: string): string {
  return sent.replaceAll(fenced, '(what was remembered: erased since)').replace(unfinished, '(erased since)');
}

export async function eraseSentMemory(
  trx: Trx,
  { organizationId, userId }: Pick<Person, 'organizationId' | 'userId'>,
): Promise<void> {
  const rows = await trx
    .selectFrom('coach_sent')
    .innerJoin('coach_messages', 'coach_messages.id', 'coach_sent.message_id')
    .where('coach_sent.organization_id', '=', organizationId)
    .where('coach_messages.user_id', '=', userId)
    .where('coach_sent.text', 'like', '%<<<DATA % memory %kept by the person%')
    .select(['coach_sent.message_id', 'coach_sent.number'])
    .execute();
  // One by one: each is a whole prompt.
  for (const { message_id, number } of rows) await blank(trx, { organizationId, message_id, number });
}

async function blank(
  trx: Trx,
  key: { readonly organizationId: string; readonly message_id: string; readonly number: number },
): Promise<void> {
  const { text } = await trx
    .selectFrom('coach_sent')
    .where('organization_id', '=', key.organizationId)
    .where('message_id', '=', key.message_id)
    .where('number', '=', key.number)
    .select('text')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('coach_sent')
    .set({ text: withoutMemory(text) })
    .where('organization_id', '=', key.organizationId)
    .where('message_id', '=', key.message_id)
    .where('number', '=', key.number)
    .execute();
}
