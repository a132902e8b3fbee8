/** Which intent a clause has, by the concepts in it; the order of the rules is their precedence. */
import type { Concept } from './lexicon.ts';
import type { BasicIntent } from './question.ts';
import type { Clause } from './reading.ts';

interface Rule {
  readonly intent: BasicIntent;
  readonly holds: (clause: Clause) => boolean;
}

const any = (clause: Clause, ...concepts: readonly Concept[]): boolean =>
  concepts.some((concept) => clause.concepts.has(concept));
const all = (clause: Clause, ...concepts: readonly Concept[]): boolean =>
  concepts.every((concept) => clause.concepts.has(concept));
const helpConcepts: ReadonlySet<Concept> = new Set([
  'help',
  'you',
  'greeting',
  'self',
  'work',
  'still',
  'first',
  'each',
  'all',
]);
const hasNames = (clause: Clause): boolean => clause.names.length > 0;
const hasProject = (clause: Clause): boolean =>
  clause.names.some(({ candidates }) => candidates[0]?.kind === 'project');
const hasPeriod = (clause: Clause): boolean => clause.periods.length > 0;

const rules: readonly Rule[] = [
  {
    intent: 'help',
    holds: (c) =>
      any(c, 'help', 'you') &&
      !hasNames(c) &&
      !hasPeriod(c) &&
      [...c.concepts].every((concept) => helpConcepts.has(concept)),
  },
  {
    intent: 'timesheets',
    holds: (c) =>
      any(c, 'timesheet') ||
      (any(c, 'submit', 'approve') &&
        !any(c, 'bill', 'invoiceNoun', 'finding', 'revenue', 'money') &&
        !hasNames(c)),
  },
  {
    intent: 'overdue',
    holds: (c) => any(c, 'overdue') && !any(c, 'timer', 'time'),
  },
  {
    intent: 'open-invoices',
    holds: (c) =>
      any(c, 'pay') &&
      any(c, 'negation', 'still', 'who', 'invoiceNoun', 'money', 'client') &&
      !any(c, 'unbilled', 'time'),
  },
  {
    intent: 'requests',
    holds: (c) =>
      any(c, 'agent') &&
      !any(c, 'found', 'write') &&
      (!any(c, 'finding') || any(c, 'task', 'state', 'running')),
  },
  {
    intent: 'findings',
    holds: (c) =>
      any(c, 'finding', 'critical') ||
      (any(c, 'found') && any(c, 'scan', 'agent', 'security', 'code')) ||
      (any(c, 'bad', 'security') && (any(c, 'code', 'scan', 'state') || hasNames(c))),
  },
  {
    intent: 'last-work',
    holds: (c) => any(c, 'recent') && !any(c, 'bill', 'time', 'revenue') && !hasPeriod(c),
  },
  { intent: 'requests', holds: (c) => any(c, 'task') && !any(c, 'time', 'bill', 'timer', 'revenue', 'pay') },
  {
    intent: 'timer',
    holds: (c) =>
      !hasPeriod(c) &&
      (any(c, 'timer') ||
        (any(c, 'running') &&
          any(c, 'work', 'time', 'forgot', 'didSomething') &&
          !any(c, 'bill', 'unbilled', 'project', 'client')) ||
        (any(c, 'running') &&
          !any(c, 'bill', 'unbilled', 'revenue', 'project', 'client') &&
          !hasNames(c) &&
          any(c, 'first'))),
  },
  {
    intent: 'open-invoices',
    holds: (c) =>
      any(c, 'invoiceNoun') &&
      c.words.some((word) => /^(?:open|offen|outstanding|ausstehend)\w{0,2}$/.test(word)) &&
      !any(c, 'unbilled', 'time', 'work', 'negation'),
  },
  {
    intent: 'budget',
    holds: (c) =>
      !hasPeriod(c) &&
      !any(c, 'bill', 'unbilled', 'revenue', 'running', 'entry') &&
      (any(c, 'budget') || (isLeftOf(c) && any(c, 'time') && hasProject(c) && !any(c, 'first'))),
  },
  {
    intent: 'rate',
    holds: (c) =>
      any(c, 'rate') &&
      !hasPeriod(c) &&
      !any(c, 'unbilled', 'negation', 'high', 'low', 'bad', 'entry', 'revenue', 'invoiceNoun', 'work'),
  },
  {
    intent: 'unbilled',
    holds: (c) =>
      any(c, 'unbilled') ||
      (any(c, 'bill') &&
        (any(c, 'still') || (any(c, 'negation') && (!isBillable(c) || any(c, 'invoiceNoun'))))) ||
      (any(c, 'bill') && any(c, 'time') && !hasPeriod(c)),
  },
  { intent: 'revenue', holds: (c) => any(c, 'revenue', 'invoiceNoun') || (any(c, 'bill') && !isBillable(c)) },
  { intent: 'worked-on', holds: isWorkedOn },
  { intent: 'hours-client', holds: (c) => isHours(c) && any(c, 'client') && isGrouped(c) },
  { intent: 'hours-project', holds: (c) => isHours(c) && any(c, 'project') && isGrouped(c) },
  { intent: 'hours-project', holds: (c) => isHours(c) && hasProject(c) },
  { intent: 'hours-client', holds: (c) => isHours(c) && hasNames(c) },
  { intent: 'hours-period', holds: (c) => isHours(c) && !any(c, 'money') },
];

/** "What did I work on", not "how much": the things, not their sum. */
function isWorkedOn(clause: Clause): boolean {
  const { words } = clause;
  const asksOnWhat = words.includes('woran');
  const asksWhat = asksOnWhat || words.includes('what') || words.includes('was');
  const works = words.some((word) => /^(?:work(?:ed|ing)?|gearbeitet|geschafft)$/.test(word));
  const did = any(clause, 'didSomething') && !any(clause, 'work') && hasPeriod(clause);
  const wasOn = asksOnWhat && hasPeriod(clause);
  return asksWhat && any(clause, 'first') && !any(clause, 'time', 'most', 'all') && (works || did || wasOn);
}

/** "Billable" says which time is meant, not what was billed. */
function isBillable({ words }: Clause): boolean {
  return words.some((word) =>
    /^(?:\w*billable|chargeable|\w*(?:abrechenbar|fakturierbar|verrechenbar)\w*)$/.test(word),
  );
}

/** "How many hours are left on Checkout?" */
function isLeftOf({ words }: Clause): boolean {
  return words.some((word) => /^(?:left|remain(?:s|ing)?|ubrig|verbleib\w*)$/.test(word));
}

function isHours(clause: Clause): boolean {
  const grouped =
    isGrouped(clause) && any(clause, 'project', 'client') && (hasPeriod(clause) || any(clause, 'time'));
  const looksBack = all(clause, 'didSomething', 'first') && hasPeriod(clause);
  const myTotal = all(clause, 'all', 'first') && hasPeriod(clause);
  return any(clause, 'time', 'work') || grouped || looksBack || myTotal;
}

function isGrouped(clause: Clause): boolean {
  return any(clause, 'each', 'most') && !hasNames(clause);
}

/** The clause's intent; undefined when its words name none. */
export function findIntent(clause: Clause): BasicIntent | undefined {
  const found = rules.find(({ holds }) => holds(clause))?.intent;
  if (found !== undefined) {
    return found;
  }
  return any(clause, 'help', 'you', 'greeting') && !hasNames(clause) && !hasPeriod(clause)
    ? 'help'
    : undefined;
}
