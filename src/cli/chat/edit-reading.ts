/** What an answer was read as, on a terminal: one line, and by numbers what to change of it. */
import type { CoachReading, ReadFrame, ReadingChoice, ReadingSlot } from '../../contract/coach/reading.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { findSaidPeriod } from '../../domain/periods/said-period.ts';
import { localDate } from '../../domain/zones.ts';
import type { CliIo } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import type { AnswerWords } from './answer-words.ts';

export type Chosen = Pick<ReadingChoice, 'said' | 'frames'>;

/** "Read as: Hours · Nordwind · September 2026; not used: “on site”". */
export function readingLine({ slots, unused }: CoachReading, words: AnswerWords): string {
  const said = `${words.readAs} ${slots.map(({ label }) => label).join(' · ')}`;
  const struck = unused === undefined ? '' : `; ${words.notUsed} ${unused.words.map(words.quote).join(', ')}`;
  return withoutControls(`${said}${struck}`);
}

type Asking = Pick<CliIo, 'err'> & { readonly ask: (question: string) => Promise<string> };

interface Way {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly choice?: Chosen;
  readonly slot?: ReadingSlot;
}

/** Undefined where the person leaves it as it is. */
export async function chooseInstead(
  reading: CoachReading,
  words: AnswerWords,
  io: Asking,
): Promise<Chosen | undefined> {
  const way = await pickWay(waysOf(reading), words.changeWhich, io);
  if (way?.slot === undefined) return way?.choice;
  const { slot } = way;
  const options = slot.choices
    .filter(({ act }) => act !== 'keep')
    .map((choice): Way => ({ label: choice.label, detail: choice.detail, choice }));
  const question = slot.kind === 'period' ? words.toWhichDays : words.toWhat;
  const picked = await pickWay(options, question, io, (typed) => ofTypedDays(typed, slot, reading));
  return picked?.choice;
}

/** What words without a slot could mean comes first: nothing is answered until they are settled. */
function waysOf({ slots, unused }: CoachReading): readonly Way[] {
  const settling = unused === undefined ? [] : [unused.without, ...unused.guesses];
  return [
    ...settling.map((choice): Way => ({ label: choice.label, detail: choice.detail, choice })),
    ...slots
      .filter(({ choices }) => choices.length > 0)
      .map((slot): Way => ({ label: `${slot.name}: ${slot.label}`, slot })),
  ];
}

/** Asks until it is a number of the list, what `read` knows, or nothing. */
async function pickWay(
  ways: readonly Way[],
  question: string,
  io: Asking,
  read: (typed: string) => Way | undefined = () => undefined,
): Promise<Way | undefined> {
  const lines = ways.map(
    ({ label, detail }, index) => `${index + 1}  ${label}${detail === undefined ? '' : ` (${detail})`}`,
  );
  io.err(`${lines.map(withoutControls).join('\n')}\n`);
  while (true) {
    const typed = (await io.ask(question)).trim();
    if (typed === '') return undefined;
    const way = /^\d{1,2}$/.test(typed) ? ways[Number(typed) - 1] : read(typed);
    if (way !== undefined) return way;
  }
}

/** "Last 3 months", "2026-09-01 to 2026-09-15": by the words that questions are read by. */
function ofTypedDays(typed: string, slot: ReadingSlot, { frames }: CoachReading): Way | undefined {
  const said = slot.kind === 'period' ? findSaidPeriod(typed, localDate(Date.now(), ownZone())) : undefined;
  if (said === undefined) return undefined;
  const period = { from: said.from, to: said.to };
  const changed = frames.map(
    (frame, index): ReadFrame => (slot.of === undefined || slot.of === index ? { ...frame, period } : frame),
  );
  return { label: typed, choice: { said: `${slot.name}: ${typed}`, frames: changed } };
}
