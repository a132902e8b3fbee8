/** What the grammar leaves open, or reads against all use of its words, is asked about: what its words are used for is proposed. */
import type { NameIndex } from '../names.ts';
import type { DeclineTopic, Intent, Part } from '../question.ts';
import { readSpans, type Span } from '../reading.ts';
import { spellAll } from '../spelling/spell-out.ts';
import { tokenize } from '../tokens.ts';
import type { Language } from '../vocabulary.ts';
import { sayPlainly } from './choices.ts';
import { intentOf, labelOf, noneOfOurs } from './labels.ts';
import { type Ranked, rankLearned } from './rank.ts';
import { toSymbols } from './symbols.ts';
import { usageData } from './usage.generated.ts';
import { createUsage, type Usage } from './usage.ts';

export interface SettleOptions {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly language: Language;
  /** What the grammar alone makes of a text. */
  readonly read: (text: string) => readonly Part[];
  /** False where the question before was taken into account. */
  readonly isAlone: boolean;
}

// process-local: read once, of data that ships; on several: nothing.
let loaded: Usage | undefined;
const loadUsage = (): Usage => {
  loaded ??= createUsage(usageData);
  return loaded;
};

/** Without a figure: nothing wrong can be said of the practice. */
const isWithoutFigure = (label: string): boolean => /^how-|^help$/.test(label);

/** What the coach does answer of what lies ahead, of law, of advice and of commands. */
const answeredOf: Readonly<Partial<Record<DeclineTopic, RegExp>>> = {
  future: /^(?:next-due|due-invoices|deadlines|free-days|target|budget-pace)$/,
  law: /^(?:vat|how-vat|how-export|health-advice)$/,
  advice: /^(?:how-.*|health-advice|compare-.*|worst-file|top-client|days-worked)$/,
  write: /^(?:act-.*|compare-.*|first-last|hours-by-.*)$/,
};
const leastOfAnswered = 0.85;

function isOpen(part: Part, best: Ranked): boolean {
  if (part.kind === 'unclear') return part.about === 'measure';
  if (part.kind === 'question') return false;
  const answered = answeredOf[part.topic];
  return answered === undefined || (answered.test(best.label) && best.share >= leastOfAnswered);
}

/** Below these it is another question that was asked. */
const leastOfRead = 0.06;
const leastBesideDoing = 0.3;
const leastOfOther = 0.5;
const leastOfOffered = 0.06;
const leastOfBest = 0.35;

/** What a message is taken for in the end, from what the grammar made of it. */
export function settle(text: string, parts: readonly Part[], options: SettleOptions): readonly Part[] {
  const spans = readSpans(spellAll(tokenize(text), options.names), options);
  if (spans.length === 0 || spans.length > 40 || !options.isAlone) return parts;
  const usage = loadUsage();
  const ranked = rankLearned(spans, options.today, usage);
  const [best] = ranked;
  const [part] = parts;
  if (best === undefined || part === undefined) return parts;
  const { row } = toSymbols(spans);
  const said: Said = { text, row, spans, ranked, best };
  if (parts.length > 1 && parts.some(({ kind }) => kind === 'question')) return parts;
  if (part.kind === 'question') {
    return isDoubtful(part, said, usage) ? (askBetween(part, said, options) ?? parts) : parts;
  }
  if (!parts.every((each) => isOpen(each, best))) return parts;
  return askAmong(part, said, options) ?? parts;
}

interface Said {
  readonly text: string;
  readonly row: readonly string[];
  readonly spans: readonly Span[];
  readonly ranked: readonly Ranked[];
  readonly best: Ranked;
}

/** What the grammar read, or what its words are used for: only who asked knows. */
function askBetween(
  { question }: Extract<Part, { kind: 'question' }>,
  said: Said,
  options: SettleOptions,
): readonly Part[] | undefined {
  const offered = offer([question.intent, intentOf(said.best.label, said.row)], said, options);
  return offered.length > 1 ? [askFor('', offered)] : undefined;
}

function askAmong(part: Part, said: Said, options: SettleOptions): readonly Part[] | undefined {
  const { best, ranked, row, text } = said;
  if (best.label === noneOfOurs || best.share < leastOfBest || part.kind !== 'declined') return undefined;
  if (options.language === 'en' && part.words.some((word) => isName(word, text))) return undefined;
  const likely = ranked.filter(({ label, share }) => label !== noneOfOurs && share >= leastOfOffered);
  const offered = offer(
    likely.slice(0, 3).map(({ label }) => intentOf(label, row)),
    said,
    options,
  );
  const subject = part.topic === 'unknown-words' ? part.words.join(' ') : '';
  return offered.length > 0 ? [askFor(subject, offered)] : undefined;
}

function askFor(subject: string, offered: readonly Offered[]): Part {
  const choices = offered.map(({ text }) => text);
  return {
    kind: 'unclear',
    about: 'meaning',
    subject,
    choices,
    intents: offered.map(({ intent }) => intent),
  };
}

/** In English a capital within a sentence is a name's: whose figures are asked for is not to be left out. */
function isName(word: string, text: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word) && !text.trimStart().startsWith(word);
}

/** Read as one thing by the grammar, said of another by everybody. */
function isDoubtful(
  { question }: Extract<Part, { kind: 'question' }>,
  { best, ranked, row }: Said,
  usage: Usage,
): boolean {
  const { intent } = question;
  const label = labelOf(intent, row);
  const isExact = isWithoutFigure(intent) || intent.startsWith('act-');
  if (isExact) return false;
  if (best.label === noneOfOurs || best.share < leastOfOther || !usage.labels.includes(label)) return false;
  const share = ranked.find((one) => one.label === label)?.share;
  // To be told how, or to have it done, is asked for in so many words.
  const least = /^(?:how|act)-/.test(best.label) ? leastBesideDoing : leastOfRead;
  return share !== undefined && share < least;
}

interface Offered {
  readonly intent: Intent;
  readonly text: string;
}

/** Plain questions with the names and periods that were said; only such as the grammar reads as meant. */
function offer(
  intents: readonly Intent[],
  { spans }: Said,
  { language, read }: SettleOptions,
): readonly Offered[] {
  const said = (kind: 'name' | 'period') =>
    spans.filter((span) => span.kind === kind).map(({ tokens }) => tokens.map(({ raw }) => raw).join(' '));
  const [names, periods] = [said('name'), said('period')];
  if (names.length > 1 || periods.length > 1) return [];
  const slots = { ...(names[0] && { name: names[0] }), ...(periods[0] && { period: periods[0] }) };
  return [...new Set(intents)].flatMap((intent) => {
    const text = sayPlainly(intent, language, slots);
    if (text === undefined) return [];
    const [part, ...more] = read(text);
    return part?.kind === 'question' && part.question.intent === intent && more.length === 0
      ? { intent, text }
      : [];
  });
}
