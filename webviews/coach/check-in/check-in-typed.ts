/** What is typed into the card of a week and not saved, so that no answer of the host and no reload loses it. */
import type { CheckInCard } from '../../../src/contract/coach/check-in-card.ts';
import type { TypedIntention } from '../messages.ts';

type Intentions = CheckInCard['intentions'];

interface Arrived {
  /** As the card has them now. */
  readonly intentions: Intentions;
  /** Texts that went to be saved last, by id. */
  readonly sent: ReadonlyMap<string, string>;
}

/** What is still to be saved once a card came: what stands in it is done, what went on being typed is not. */
export function settleTyped(
  typed: readonly TypedIntention[],
  { intentions, sent }: Arrived,
): readonly TypedIntention[] {
  return typed.flatMap((one) => {
    const row = intentions.find(({ id }) => id === one.id);
    const text = one.text.trim();
    const isDone = text === '' ? row === undefined : intentions.some((each) => each.text === text);
    if (isDone) return [];
    // Typed on over what this page itself has saved: that was seen.
    return row !== undefined && row.text === sent.get(one.id) ? [{ ...one, over: row.text }] : [one];
  });
}

/** `typed` with another text for one of them; the text it was typed over is that of the first letter. */
export function typeOver(
  typed: readonly TypedIntention[],
  { id, text, over }: TypedIntention,
): readonly TypedIntention[] {
  const known = typed.find((one) => one.id === id);
  if (known !== undefined) return typed.map((one) => (one === known ? { ...known, text } : one));
  return [...typed, { id, text, ...(over !== undefined && { over }) }];
}

export function isUnsaved(typed: readonly TypedIntention[], intentions: Intentions): boolean {
  return typed.some(({ id, text }) => text.trim() !== (intentions.find((row) => row.id === id)?.text ?? ''));
}

/** All of them as they are to be kept, and as this page has seen them. */
export function toSave(intentions: Intentions, fields: readonly TypedIntention[]) {
  const carried = intentions.filter(({ isCarried }) => isCarried).map(({ id, text }) => ({ id, text }));
  const written = fields.map(({ id, text }) => ({ id, text: text.trim() })).filter(({ text }) => text !== '');
  return {
    intentions: [...carried, ...written],
    seen: intentions.map(({ id, text }) => ({
      id,
      text: fields.find((field) => field.id === id)?.over ?? text,
    })),
  };
}
