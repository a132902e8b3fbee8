/** The same act on each of several records: what is refused holds up no other, and is told by its name. Pure. */
import { classifyFailure } from '../failures.ts';
import type { Translate } from '../words.ts';

export interface Refused {
  readonly name: string;
  readonly why: string;
}

export interface Outcome<Done> {
  readonly done: readonly Done[];
  readonly refused: readonly Refused[];
}

/** One after the other: an undo takes them back in the reverse order. */
export async function actOnEach<Item, Done>(
  items: readonly Item[],
  { nameOf, act }: { readonly nameOf: (item: Item) => string; readonly act: (item: Item) => Promise<Done> },
): Promise<Outcome<Done>> {
  const done: Done[] = [];
  const refused: Refused[] = [];
  for (const item of items) {
    try {
      done.push(await act(item));
    } catch (error) {
      refused.push({ name: nameOf(item), why: whyOf(error) });
    }
  }
  return { done, refused };
}

function whyOf(error: unknown): string {
  const failure = classifyFailure(error);
  switch (failure.kind) {
    case 'unavailable':
      return failure.problem.sentence;
    case 'cancelled':
      return '…';
    default:
      return failure.sentence;
  }
}

/** A notification has few lines. */
const mostNamed = 5;

/** Those with the same reason together. */
export function describeRefused(refused: readonly Refused[], t: Translate): string {
  const named = refused.slice(0, mostNamed);
  const whys = [...new Set(named.map(({ why }) => why))];
  const groups = whys.map((why) => {
    const names = named.filter((one) => one.why === why).map(({ name }) => name);
    return `${names.join(', ')}: ${why}`;
  });
  const more = refused.length - named.length;
  const told = more > 0 ? [...groups, t('and {0} more', more)] : groups;
  return t('Not done: {0}', told.join(' '));
}
