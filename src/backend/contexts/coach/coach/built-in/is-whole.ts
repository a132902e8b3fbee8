/** Whether nothing of a message is left for a model: the built-in coach understood all of it, and has its figures. */
import { findMissing } from '../../../../../domain/query/cells.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { ReadMessage } from '../../plan/read-message.ts';
import {
  actIntents,
  howToIntents,
  type Intent,
  type Part,
  type Question,
} from '../../read/topics/question.ts';
import { isWholeAct } from '../../say/answers/doing/acts.ts';
import { fold } from '../../words/tokens.ts';

/** Nobody asks for figures at such length: what is pasted is not read twice. */
const charactersAtMost = 400;

/** What asks for reasons, advice, an opinion or a text, whatever figures are named beside it. */
const beyondRecords: readonly RegExp[] = [
  /\b(?:why|how come|reasons?|warum|wieso|weshalb|wie kommt es|grunde?)\b/,
  /\b(?:explain|advi[cs]e|recommend|suggest|summar|erklar|empfiehl|empfehl|zusammenfass)/,
  /\b(?:rat|fasse?|schlag\w* vor)\b/,
  /\b(?:is (?:that|this|it)|ist das) (?:a lot|bad|enough|good|healthy|much|normal|ok(?:ay)?|too)\b/,
  /\bist das (?:genug|gesund|gut|in ordnung|schlecht|viel|wenig|zu)\b/,
  /^(?:should|shall|soll|sollte|sollen|sollten) /,
];
const wantsMore = (said: string): boolean => beyondRecords.some((pattern) => pattern.test(said));

const acts: ReadonlySet<Intent> = new Set(actIntents);
const ways: ReadonlySet<Intent> = new Set(howToIntents);

const asksForHelp =
  /\b(?:help|hilfe|hilf|commands?|befehle?|examples?|beispiele?|questions?|fragen|what can (?:you|i)|was (?:kannst du|kann ich))\b/;

export async function isWhole(read: ReadMessage): Promise<boolean> {
  const { asked, unread, explanations, chosen, parts } = read;
  if (asked.text.length > charactersAtMost || unread.length > 0 || explanations.length > 0) return false;
  if (chosen.asked !== undefined) return false;
  const said = fold(asked.text);
  if (chosen.frame !== undefined) {
    const frames = [chosen.frame, ...(chosen.more ?? [])];
    return !wantsMore(said) && frames.every((frame) => isKnown(frame, read.today));
  }
  const whole = await Promise.all(parts.map((part) => isWholePart(part, said, read)));
  return whole.length > 0 && !whole.includes(false);
}

/** Of days ahead nothing is recorded: what may become of them is for a model. */
function isKnown(frame: QueryFrame, today: string): boolean {
  const isAhead = frame.period !== undefined && frame.period.from > today;
  return findMissing(frame) === undefined && !isAhead;
}

async function isWholePart(part: Part, said: string, read: ReadMessage): Promise<boolean> {
  if (part.kind === 'figures') return !wantsMore(said) && isKnown(part.frame, read.today);
  if (part.kind !== 'question') return false;
  const { question } = part;
  // How things are done is said by the product's own pages.
  if (ways.has(question.intent)) return true;
  if (acts.has(question.intent)) return await isWholeAct(question, read);
  return !wantsMore(said) && isLookup(question, said);
}

function isLookup({ intent }: Question, said: string): boolean {
  // A greeting is read as a call for help.
  if (intent === 'help') return asksForHelp.test(said);
  return intent !== 'health-advice';
}
