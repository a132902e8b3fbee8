/** From a message to questions: clause by clause, since people ask two things in one breath. */
import { findIntent } from './classify.ts';
import { type ClauseReader, joinClauses } from './clauses.ts';
import { isCondition } from './frames/frames.ts';
import { leavesOut } from './intent-concepts.ts';
import { settle } from './learned/settle.ts';
import type { Concept } from './lexicon.ts';
import { findLimits, splitBillable } from './limits.ts';
import type { NameIndex } from './names.ts';
import { askIfNearerAhead } from './nearer-ahead.ts';
import { type Phrasing, phrase } from './phrasing.ts';
import type { BasicIntent, Intent, Interpretation, Part, Question } from './question.ts';
import { readAct } from './read-act.ts';
import { type FramedOptions, readFramed, readWhole } from './read-framed.ts';
import { type Clause, readSpans, toClause } from './reading.ts';
import { findRefusal } from './refuse.ts';
import { findRegrouped } from './regroup.ts';
import { findSeverity, findSlots, type Slots } from './slots.ts';
import { findNegativeNumber } from './spelling/negative-number.ts';
import { spellAll } from './spelling/spell-out.ts';
import { tokenize } from './tokens.ts';
import { findLanguage, type Language } from './vocabulary.ts';

export interface InterpretOptions {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The language of the interface, for questions whose words do not tell. */
  readonly language: Language;
  /** The last question of the session, for "and last month?". */
  readonly previous?: Question;
}

function findAction(clause: Clause): Question['action'] {
  if (clause.concepts.has('approve')) {
    return 'approve';
  }
  return clause.concepts.has('submit') ? 'submit' : undefined;
}

function toQuestion(clause: Clause, intent: BasicIntent, slots: Slots): Question {
  const [project] = slots.projects;
  const [client] = slots.clients;
  const [period] = clause.periods;
  const severity = intent === 'findings' ? findSeverity(clause) : undefined;
  const action = intent === 'timesheets' ? findAction(clause) : undefined;
  const mine = (intent.startsWith('hours-') || intent === 'worked-on') && clause.concepts.has('self');
  const grouped = intent.startsWith('hours-') && project === undefined && client === undefined;
  const kind = intent === 'hours-client' ? 'client' : 'project';
  return {
    intent,
    ...(period !== undefined && { period }),
    ...(project !== undefined && { project }),
    ...(client !== undefined && project === undefined && { client }),
    ...(grouped && intent !== 'hours-period' && { group: kind }),
    ...(severity !== undefined && { severity }),
    ...(action !== undefined && { action }),
    ...(mine && { mine }),
    ...(slots.billable !== undefined && { billable: slots.billable }),
    ...(clause.unknown.length > 0 && { leftOut: clause.unknown.map(({ raw }) => raw) }),
  };
}

/** What stands after these is what the question is about: who did it, how many of what, for whom. */
const subjectMarkers = new Set(
  (
    'did does has have hat haben is was ist war many much viele viel wieviele wieviel which welche welcher welches ' +
    'for fur on an auf at of von with mit about uber by'
  ).split(' '),
);

/**
 * An unknown word is left out, and said so, only when it cannot be whom the question is about: one word, in
 * lower case, not where the subject stands. Answering for the wrong person is worse than declining.
 */
function isHarmless(clause: Clause): boolean {
  const [word, ...more] = clause.unknown;
  if (word === undefined) {
    return true;
  }
  const index = clause.words.indexOf(word.text);
  const isSubject = subjectMarkers.has(clause.words[index - 1] ?? '');
  // "early November" is not November, "except Acme" not Acme.
  const at = clause.spans.findIndex(({ kind }) => kind === 'unknown');
  const bounds = ['period', 'name'].includes(clause.spans[at + 1]?.kind ?? '');
  // What the frames know is a condition where no frame fits.
  const isPlain = word.raw === word.raw.toLowerCase() && !/\d/.test(word.raw) && !isCondition(word.text);
  return more.length === 0 && isPlain && !bounds && !isSubject && clause.words.length >= 4;
}

function askBack(about: Phrasing['about'], clause: Clause, rest: Omit<Phrasing, 'about' | 'period'>): Part {
  const [period] = clause.periods;
  return { kind: 'unclear', about, ...phrase({ about, ...rest, ...(period !== undefined && { period }) }) };
}

/** Words beside a name or a period that ask for nothing in particular: "what about Acme". */
const softConcepts: ReadonlySet<Concept> = new Set([
  'first',
  'self',
  'still',
  'state',
  'all',
  'greeting',
  'project',
  'client',
]);

function isBare(clause: Clause): boolean {
  const said = clause.names.length > 0 || clause.periods.length > 0;
  return said && [...clause.concepts].every((concept) => softConcepts.has(concept));
}

/** What is not answered whatever is asked: another's business, or bounds that the grammar cannot follow. */
function findDecline(clause: Clause, today: string): Part | undefined {
  const refusal = clause.periods.some(({ from, isToCome }) => from > today || isToCome === true)
    ? 'future'
    : findRefusal(clause);
  if (refusal !== undefined) {
    return { kind: 'declined', topic: refusal, words: [] };
  }
  const limits = findLimits(clause);
  return limits.length > 0 ? { kind: 'declined', topic: 'unknown-words', words: limits } : undefined;
}

/** How near something is to its end is understood of budgets only: elsewhere, past it lies a wrong answer. */
function withoutNearing(clause: Clause): Clause {
  return clause.concepts.has('nearing')
    ? toClause(
        clause.spans.map((span) =>
          span.concepts.includes('nearing') ? { ...span, kind: 'unknown', concepts: [] } : span,
        ),
      )
    : clause;
}

/** Where a word that is not understood can bound no figure. */
const looselyRead: ReadonlySet<BasicIntent> = new Set(['help', 'timer']);

/** Words that are not understood and cannot be left out; what has a figure is asked for exactly. */
function findUnknown(clause: Clause, intent: BasicIntent | undefined): Part | undefined {
  const isLoose = intent === undefined || looselyRead.has(intent);
  if (isLoose ? isHarmless(clause) : clause.unknown.length === 0) {
    return undefined;
  }
  const topic = intent === undefined ? 'off-topic' : 'unknown-words';
  return { kind: 'declined', topic, words: clause.unknown.map(({ raw }) => raw) };
}

const needingPeriod: ReadonlySet<Intent> = new Set(['hours-period', 'worked-on', 'revenue']);

function readClause(said: Clause, options: FramedOptions): Part {
  const { language, today } = options;
  const framed = readFramed(said, options);
  if (framed !== undefined) {
    return framed;
  }
  const { clause: read, billable } = splitBillable(said);
  const intent = findIntent(read);
  const clause = intent === 'budget' ? read : withoutNearing(read);
  const declined = findDecline(said, today) ?? findUnknown(clause, intent);
  if (declined !== undefined) {
    return declined;
  }
  const slots = findSlots(clause, billable);
  if (slots.ambiguous !== undefined && (intent !== undefined || isBare(clause))) {
    return askBack(slots.ambiguous[0]?.kind ?? 'project', clause, {
      language,
      intent,
      records: slots.ambiguous,
    });
  }
  const named = [...slots.projects, ...slots.clients];
  if (intent !== undefined && leavesOut(intent, clause.concepts)) {
    return { kind: 'declined', topic: 'off-topic', words: [] };
  }
  if (intent === undefined) {
    return isBare(clause)
      ? askBack('measure', clause, { language, intent, records: named })
      : { kind: 'declined', topic: 'off-topic', words: [] };
  }
  const question = toQuestion(clause, intent, slots);
  return needingPeriod.has(intent) && question.period === undefined && named.length === 0
    ? askBack('period', clause, { language, intent, records: [] })
    : { kind: 'question', question };
}

/** Nobody asks for figures at such length; what is pasted here is something else, and reading it takes time. */
const wordsAtMost = 150;

/** By its grammar first; what that leaves open is read by how its words are used. */
export function interpret(text: string, options: InterpretOptions): Interpretation {
  const negative = findNegativeNumber(text);
  if (negative !== undefined) return declineNumber(negative, text, options);
  const { language, parts } = interpretByGrammar(text, options);
  const { previous: _previous, ...alone } = options;
  const read = (said: string) => interpretByGrammar(said, alone).parts;
  const isOpen = options.previous === undefined || !parts.some(({ kind }) => kind === 'question');
  const isAlone = isOpen || isSame(parts, read(text));
  const settled = settle(text, parts, { ...options, language, read, isAlone });
  const spans = readSpans(spellAll(tokenize(text), options.names), options);
  return { language, parts: askIfNearerAhead(settled, { spans, today: options.today, read }) };
}

/** What its sign means for hours or payments is not guessed, and dropping it would say the opposite. */
function declineNumber(number: string, text: string, options: InterpretOptions): Interpretation {
  const language = findLanguage(tokenize(text), options.language);
  return { language, parts: [{ kind: 'declined', topic: 'unknown-words', words: [number] }] };
}

/** Whether the question before changed nothing of what was read. */
function isSame([part]: readonly Part[], [other]: readonly Part[]): boolean {
  return (
    part?.kind === 'question' && other?.kind === 'question' && part.question.intent === other.question.intent
  );
}

function interpretByGrammar(text: string, options: InterpretOptions): Interpretation {
  const tokens = spellAll(tokenize(text), options.names);
  const language = findLanguage(tokens, options.language);
  if (tokens.length === 0) {
    return { language, parts: [{ kind: 'question', question: { intent: 'help' } }] };
  }
  if (tokens.length > wordsAtMost) {
    return { language, parts: [{ kind: 'declined', topic: 'off-topic', words: [] }] };
  }
  const framed: FramedOptions = {
    language,
    today: options.today,
    findSlots: (clause) => findSlots(clause, undefined),
  };
  const act = readAct(text, options, framed);
  const spans = readSpans(tokens, options);
  const isOne = tokens.slice(1).every(({ gap }) => gap !== 'sentence');
  const isFollowUp =
    options.previous !== undefined && findRegrouped(options.previous, toClause(spans), options.today);
  const whole = act ?? (isOne && !isFollowUp ? readWhole(toClause(spans), framed) : undefined);
  if (whole !== undefined) {
    return { language, parts: [whole] };
  }
  const read: ClauseReader['read'] = (part, period) => {
    const clause = toClause(part);
    const borrows = period !== undefined && clause.periods.length === 0;
    return readClause(borrows ? { ...clause, periods: [period] } : clause, framed);
  };
  return {
    language,
    parts: joinClauses(spans, {
      read,
      today: options.today,
      ...(options.previous && { previous: options.previous }),
    }),
  };
}
