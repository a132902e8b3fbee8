/** What the coach does not do, whatever else the words would mean: change records, advise, judge law, see the future. */
import type { DeclineTopic } from './question.ts';
import type { Clause, Span } from './reading.ts';

/** Words that may stand before a command: "please stop…", "kannst du den Timer stoppen". */
const politeWords = new Set([
  'please',
  'bitte',
  'can',
  'could',
  'would',
  'will',
  'you',
  'kannst',
  'konntest',
  'wurdest',
  'du',
  'mal',
  'and',
  'und',
  'then',
  'dann',
  'now',
  'jetzt',
  'just',
  'lets',
  'ok',
  'hey',
  'hi',
  'vireo',
  'coach',
]);
const askingYou = new Set(['can', 'could', 'would', 'will', 'kannst', 'konntest', 'wurdest']);

function isPolite(span: Span): boolean {
  return span.tokens.every(({ text }) => politeWords.has(text));
}

/** True for an imperative: its verb comes first, or last after "kannst du …". */
function isCommand(clause: Clause): boolean {
  const firstOfOwn = clause.spans.findIndex((span) => !isPolite(span));
  const verb = clause.spans[firstOfOwn];
  const only = clause.spans.length === 1;
  if (verb?.concepts.includes('write') === true && !only) {
    return !isNounHere(clause.spans[firstOfOwn + 1], verb);
  }
  const polite = clause.spans
    .slice(0, Math.max(0, firstOfOwn))
    .flatMap((span) => span.tokens.map(({ text }) => text));
  const asksYou =
    polite.some((word) => askingYou.has(word)) && polite.some((word) => word === 'you' || word === 'du');
  return asksYou && clause.spans.at(-1)?.concepts.includes('write') === true;
}

/** "log entries", "track record": what looks like a verb is part of a noun. "bill"/"charge" need an object to be commands. */
function isNounHere(next: Span | undefined, verb: Span): boolean {
  const word = verb.tokens[0]?.text ?? '';
  if (word === 'invoice' && /^drafts?$/.test(next?.tokens[0]?.text ?? '')) return true;
  return (word === 'running' || word === 'make' || word === 'bills') && next?.concepts.length === 0;
}

const infinitives = new Set(
  'verschicken versenden senden schicken mailen stornieren loschen stellen setzen'.split(' '),
);
const questionWords = new Set(
  'was wer wem wen wann wie wo welche welcher welches welchen muss kann soll habe hab what which when how do does did'.split(
    ' ',
  ),
);

/** Told to send or change it, not asked about it: "send invoice 2026-0038", "Rechnung 2026-0038 verschicken". */
export function isTold(clause: Clause): boolean {
  const [first = ''] = clause.words;
  const isInfinitive = infinitives.has(clause.words.at(-1) ?? '') && !questionWords.has(first);
  // "Do not stop the timer" asks for nothing.
  const isForbidden = /^(?:please )?(?:dont|do not)\b/.test(clause.words.join(' '));
  return isInfinitive || isForbidden || isCommand(clause);
}

/** "Can I take Friday off?" asks for leave to do it. */
function isAskingLeave({ words }: Clause): boolean {
  const said = ` ${words.join(' ')} `;
  return (
    /^ (?:can|could|may|should) (?:i|we) .*\boff $/.test(said) ||
    / (?:kann|darf|konnte|soll) (?:ich|wir) .*\bfrei (?:nehmen|machen) $/.test(said)
  );
}

/** "How much will I earn this month?": what is recorded up to today is no answer to it. */
export function isForecast({ words }: Clause): boolean {
  const said = words.join(' ');
  return (
    /\bwill (?:i|we) (?:likely |probably )?(?:earn|make|bill|invoice|work|log|get to)\b/.test(said) ||
    /\b(?:am i|are we) going to (?:earn|make|bill|invoice|work|log)\b/.test(said) ||
    /\bwould (?:i|we) (?:earn|make|work|log)\b.*\bif\b/.test(said) ||
    /\b(?:werden?|wurden?) (?:ich|wir) .*\b(?:verdienen|einnehmen|abrechnen|arbeiten|umsetzen)\b/.test(
      said,
    ) ||
    /\bverdienen? (?:ich|wir)\b.*\bwenn\b.*\bso weiter/.test(said)
  );
}

export function findRefusal(clause: Clause): DeclineTopic | undefined {
  const { concepts } = clause;
  if (isAskingLeave(clause)) {
    return 'advice';
  }
  if (concepts.has('law')) {
    return 'law';
  }
  if (concepts.has('advice')) {
    return 'advice';
  }
  if (isCommand(clause)) {
    return 'write';
  }
  return concepts.has('next') ? 'future' : undefined;
}
