/**
 * Takes what was remembered for a person out of what was sent for their questions: a statement that is erased or
 * reworded is read nowhere else. Statements were sent together and as they were redacted, so all of them go.
 */
import type { Work } from '../../../../platform/unit-of-work.ts';

/** As `fence` writes it, in plain text or in a text of JSON. */
const fenced = /<<<DATA (\S+) memory [\\"]*kept by the person[\\"]*>>>[\s\S]*?<<<END \1>>>/g;
/** One whose end was cut off. */
const unfinished = /<<<DATA \S+ memory [\\"]*kept by the person[\\"]*>>>[\s\S]*$/;

export function withoutMemory(sent: string): string {
  return sent.replaceAll(fenced, '(what was remembered: erased since)').replace(unfinished, '(erased since)');
}

type Sent = Pick<Work, 'reads' | 'writes'>;

export async function eraseSentMemory({ reads, writes }: Sent): Promise<void> {
  const rows = await reads
    .invariant('coach_sent')
    .innerJoin('coach_messages', reads.join('coach_messages', 'id', 'coach_sent.message_id'))
    .where('coach_sent.text', 'like', '%<<<DATA % memory %kept by the person%')
    .select(['coach_sent.message_id', 'coach_sent.number'])
    .execute();
  // One by one: each is a whole prompt.
  for (const row of rows) await blank({ reads, writes }, row);
}

async function blank(
  { reads, writes }: Sent,
  key: { readonly message_id: string; readonly number: number },
): Promise<void> {
  const { text } = await reads
    .invariant('coach_sent')
    .where('message_id', '=', key.message_id)
    .where('number', '=', key.number)
    .select('text')
    .executeTakeFirstOrThrow();
  await writes
    .invariant('coach_sent')
    .update()
    .set({ text: withoutMemory(text) })
    .where('message_id', '=', key.message_id)
    .where('number', '=', key.number)
    .execute();
}
