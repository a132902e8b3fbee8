/** A question of the editor's chat as the coach takes it, and what of it is left out; pure. */
import type { Translate } from '../../../../pages/words.ts';

const longestQuestion = 20_000;

/** What the chat sends beside the question. */
interface Reference {
  readonly id: string;
  readonly modelDescription?: string | undefined;
}

export interface FittedQuestion {
  /** Empty where nothing was asked. */
  readonly text: string;
  /** A sentence for each thing that was left out. */
  readonly dropped: readonly string[];
}

export function fitQuestion(
  { prompt, references }: { readonly prompt: string; readonly references: readonly Reference[] },
  t: Translate,
): FittedQuestion {
  const whole = prompt.trim();
  // No half of a character that takes two units.
  const text = whole.slice(0, longestQuestion).replace(/[\ud800-\udbff]$/, '');
  return {
    text,
    dropped: [
      ...(text.length < whole.length
        ? [t('The question is longer than 20,000 characters: the coach got its beginning.')]
        : []),
      ...(references.some(isAttached)
        ? [t('The coach does not get what is attached here: attach it by # in the coach.')]
        : []),
    ],
  };
}

/** The editor adds the open file and its selection by itself. */
function isAttached({ id }: Reference): boolean {
  return !id.startsWith('vscode.implicit');
}
