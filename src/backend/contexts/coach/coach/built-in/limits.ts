/** Words that narrow a question: those the coach follows (billable), and those it cannot, so that it must decline. */
import { unitOf } from '../../../../../domain/periods/period-words.ts';
import { type Clause, type Span, toClause } from './reading.ts';

const excluding = new Set(['without', 'ohne']);
const denying = new Set(['not', 'nicht', 'no']);
/** Open periods: only `since` has an end that is known. */
const openEnded = new Set(['before', 'vor', 'after', 'nach', 'until', 'till', 'bis', 'through', 'by', 'ago']);
/** What "not" may belong to instead of to the name behind it: "noch nicht für Acme abgerechnet". */
const deniable = ['bill', 'unbilled', 'pay', 'overdue', 'submit', 'approve', 'timesheet'] as const;

const wordOf = (span: Span | undefined): string =>
  span?.kind === 'words' || span?.kind === 'unknown' ? (span.tokens[0]?.text ?? '') : '';

/** The span behind one, over articles and prepositions. */
function spanBehind(clause: Clause, index: number): Span | undefined {
  return clause.spans
    .slice(index + 1)
    .find((span) => span.kind !== 'words' || span.concepts.some((concept) => concept !== 'each'));
}

function isLimit(clause: Clause, span: Span, index: number): boolean {
  const word = wordOf(span);
  const behind = spanBehind(clause, index)?.kind;
  if (word === 'late' && clause.concepts.has('time')) {
    return behind === 'period';
  }
  if (openEnded.has(word)) {
    const isUnitBefore = word === 'before' && unitOf(wordOf(clause.spans[index - 1])) !== undefined;
    return behind === 'period' || isUnitBefore;
  }
  const isSubject = behind === 'name' || behind === 'period';
  const isDenied = denying.has(word) && !deniable.some((concept) => clause.concepts.has(concept));
  return isSubject && (excluding.has(word) || isDenied);
}

/** Words that leave out or bound what is asked in a way that the grammar cannot follow; answering past them gives a wrong figure. */
export function findLimits(clause: Clause): readonly string[] {
  return [...findExcess(clause), ...findBounds(clause)];
}

/** One question has one period and is about one record; the grammar parts at "and" what asks for more. */
function findExcess(clause: Clause): readonly string[] {
  const [first] = clause.periods;
  const other = clause.spans.find(
    ({ period }) => period !== undefined && (period.from !== first?.from || period.to !== first.to),
  );
  const kinds = clause.spans.flatMap((span) =>
    span.name?.candidates.length === 1 ? [{ span, record: span.name.candidates[0] }] : [],
  );
  const second = kinds.find(
    ({ record }) => kinds.find((each) => each.record?.kind === record?.kind)?.record?.id !== record?.id,
  )?.span;
  return [other, second].flatMap((span) => span?.tokens.map(({ raw }) => raw) ?? []);
}

function findBounds(clause: Clause): readonly string[] {
  return clause.spans
    .filter((span, index) => isLimit(clause, span, index))
    .flatMap(({ tokens }) => tokens.map(({ raw }) => raw));
}

const billableWord =
  /^(?:(?:non|un)?billable|chargeable|(?:nicht)?(?:abrechenbar|fakturierbar|verrechenbar)\w{0,2})$/;

/** "Billable hours last week" asks for hours; what is not billed yet is another question. */
export function splitBillable(clause: Clause): { readonly clause: Clause; readonly billable?: boolean } {
  const bills = clause.spans.filter(({ concepts }) => concepts.includes('bill'));
  const [span] = bills;
  const word = wordOf(span);
  const index = span === undefined ? -1 : clause.spans.indexOf(span);
  const before = clause.spans[index - 1];
  const isDenied = /^(?:non|un|nicht)/.test(word) || ['non', 'not', 'nicht'].includes(wordOf(before));
  const isAlone = bills.length === 1 && billableWord.test(word) && clause.concepts.has('time');
  const isUnbilled = ['still', 'invoiceNoun', 'unbilled'] as const;
  if (!isAlone || isUnbilled.some((concept) => clause.concepts.has(concept))) {
    return { clause };
  }
  if (!isDenied && (clause.periods.length === 0 || clause.concepts.has('negation'))) {
    return { clause };
  }
  const rest = clause.spans.filter((each) => each !== span && (!isDenied || each !== before));
  return { clause: toClause(rest), billable: !isDenied };
}
