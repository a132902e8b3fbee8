/** Follow-ups that ask the question before in another way: "by client", "per week", "compared to last month?". */
import { toFrameClause } from './frames/frame.ts';
import type { FrameClass } from './frames/frame-words.ts';
import { askedLexicon } from './frames/frames.ts';
import { type Intent, type Question, timeIntents } from './question.ts';
import type { Clause } from './reading.ts';

type Group = Extract<FrameClass, `by${string}`>;

const soft: ReadonlySet<FrameClass> = new Set(['filler', 'ask', 'breakdown', 'self']);
const plainHours: ReadonlySet<string> = new Set(['hours-period', 'hours-project', 'hours-client']);
const groupedHours: Readonly<Record<Group, Intent>> = {
  byDay: 'hours-by-day',
  byWeek: 'hours-by-week',
  byMonth: 'hours-by-month',
  byTask: 'hours-by-task',
  byPerson: 'hours-by-person',
  byProject: 'hours-project',
  byClient: 'hours-client',
};
const otherwise: Readonly<Record<string, Readonly<Partial<Record<Group, Intent>>>>> = {
  revenue: { byMonth: 'revenue-by-month', byClient: 'revenue' },
  received: { byClient: 'received' },
  unbilled: { byProject: 'unbilled-by-project', byClient: 'unbilled' },
  'unbilled-by-project': { byClient: 'unbilled' },
  findings: { byProject: 'findings-by-project' },
};

function isHours({ intent }: Question): boolean {
  return plainHours.has(intent) || intent.startsWith('hours-by-');
}

function regroup(previous: Question, group: Group): Question | undefined {
  const { group: _group, ...rest } = previous;
  if (!isHours(previous)) {
    const intent = otherwise[previous.intent]?.[group];
    return intent && { ...rest, intent };
  }
  const intent = groupedHours[group];
  if (group !== 'byProject' && group !== 'byClient') return { ...rest, intent };
  const isOfRecord =
    previous.project !== undefined || (group === 'byClient' && previous.client !== undefined);
  return isOfRecord ? undefined : { ...rest, intent, group: group === 'byProject' ? 'project' : 'client' };
}

function compare(previous: Question, clause: Clause): Question | undefined {
  const [other] = clause.periods;
  const { group: _group, ...rest } = previous;
  if (previous.period === undefined || other === undefined) return undefined;
  const isMoney = previous.intent === 'revenue' || previous.intent === 'compare-revenue';
  const isTime = isHours(previous) || previous.intent === 'compare-hours';
  if (!isMoney && !isTime) return undefined;
  return { ...rest, intent: isMoney ? 'compare-revenue' : 'compare-hours', other };
}

/** Undefined where the words ask for anything else, or for what the question before cannot be asked by. */
export function findRegrouped(previous: Question, clause: Clause, today: string): Question | undefined {
  if (
    ![...timeIntents, 'revenue', 'compare-revenue'].includes(previous.intent) &&
    !isHours(previous) &&
    otherwise[previous.intent] === undefined
  ) {
    return undefined;
  }
  const { hits, periods, projects, clients, invoices } = toFrameClause(clause, askedLexicon, today);
  const telling = hits.filter(({ classes }) => !classes.some((name) => soft.has(name)));
  const [first, ...more] = telling;
  if (first === undefined || more.length > 0 || projects + clients + invoices > 0) return undefined;
  if (first.classes.includes('compare') && periods === 1) return compare(previous, clause);
  const group = first.classes.find((name): name is Group => name in groupedHours);
  return group === undefined || periods > 0 ? undefined : regroup(previous, group);
}
