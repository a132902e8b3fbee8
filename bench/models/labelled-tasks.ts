/**
 * 100 calls of models as a working day makes them, each with the class that a person thinks good enough for it. Tokens are
 * what such calls take here: a question to the coach brings the descriptions of its tools, a turn of a crew what it has read.
 */
import type { ModelClass } from '../../src/domain/models/model-class.ts';

export interface LabelledTask {
  readonly what: string;
  readonly task: string;
  readonly input: number;
  readonly output: number;
  readonly tools: number;
  readonly files: number;
  readonly label: Exclude<ModelClass, 'local'>;
}

type Shape = Omit<LabelledTask, 'what'>;

const ask = (label: Shape['label'], input: number, output: number): Shape => ({
  task: 'coach',
  input,
  output,
  tools: 33,
  files: 0,
  label,
});
const groups: readonly (readonly [Shape, string])[] = [
  [
    { task: 'title', input: 300, output: 12, tools: 0, files: 0, label: 'efficient' },
    `Title of a chat about unbilled hours|Title of a chat about a flaky build|Title of a chat about rates|Title of a chat about VAT|
Title of a chat about a slow query|Title of a chat about a goal|Title of a chat about leave|Title of a chat about a reminder|
Title of a chat about tests|Title of a chat about a retainer`,
  ],
  [
    ask('efficient', 6_500, 150),
    `How long did I work today?|What is running?|Which invoices are open?|When was Nordwind last invoiced?|What is my rate for the API?|
How many findings are critical?|Start a timer on the API project|Stop the timer|What did I do on Tuesday?|How much of the budget is left?|
Which project has the most hours this week?|List my goals|Add 30 minutes for the call|Which entries have no task?|Show the last scan`,
  ],
  [
    ask('standard', 6_900, 450),
    `Why is Nordwind over its budget?|Write a reminder for the overdue invoice, friendly|What should I bill this month, and what is missing?|
Explain this finding and how to fix it|Compare this quarter with the last one|Which clients pay late, and what can I do?|
Sum up the week for the client|Which entries look like mistakes?|Draft a reply: the client asks why 14 hours were needed|
What is my effective rate, and what lowers it?|Which of my goals are at risk?|Is a fixed price of 8,000 enough for that scope?|
Explain the difference between both tax rates on this invoice|Propose three line items for these entries|What does this stack trace mean?|
How would I test this function?|Which dependency should I upgrade first?|What is the risk of this upgrade?|Turn these notes into a message to the client|
Where does the time on the API go?`,
  ],
  [
    ask('premium', 34_000, 1_400),
    `Plan my next quarter by capacity, budgets and goals|Which of two offers should I take, by my figures?`,
  ],
  [
    { task: 'summary', input: 7_500, output: 500, tools: 0, files: 0, label: 'efficient' },
    `Sum up an old chat about rates|Sum up an old chat about a migration|Sum up an old chat about a proposal|Sum up the notes of a week|
Sum up the commits of a week|Sum up an old chat about a bug|Sum up an old chat about an audit|Sum up an old chat about tests|
Sum up the notes of a month|Sum up an old chat about hiring`,
  ],
  [
    { task: 'plan', input: 9_000, output: 700, tools: 3, files: 2, label: 'standard' },
    `Plan: rename a setting everywhere|Plan: add a field to a form|Plan: fix an off-by-one in paging|Plan: add a health check|Plan: log failed sign-ins|
Plan: replace a deprecated call`,
  ],
  [
    { task: 'plan', input: 40_000, output: 1_200, tools: 3, files: 8, label: 'premium' },
    'Plan: move sessions to Redis without signing anybody out|Plan: split a table without a stop',
  ],
  [
    { task: 'code', input: 5_000, output: 400, tools: 6, files: 1, label: 'standard' },
    `Code: fix the off-by-one|Code: add the field|Code: rename the setting|Code: add the health check|Code: log failed sign-ins|
Code: replace the call|Code: handle an empty list|Code: parse the header by case|Code: close the file|Code: escape the name`,
  ],
  [
    { task: 'code', input: 22_000, output: 1_500, tools: 6, files: 4, label: 'standard' },
    `Code: a report by week|Code: retries with back-off|Code: paging by cursor|Code: import of another format|Code: a cache with expiry`,
  ],
  [
    { task: 'code', input: 60_000, output: 2_500, tools: 6, files: 9, label: 'premium' },
    'Code: a lock that survives a crash|Code: migrate the sessions|Code: split the table|Code: merge concurrent edits',
  ],
  [
    { task: 'code', input: 6_000, output: 500, tools: 6, files: 1, label: 'efficient' },
    `Test: the off-by-one|Test: the new field|Test: an empty list|Test: the header|Test: the health check|Test: escaping|Test: paging|Test: the retry`,
  ],
  [
    { task: 'review', input: 4_500, output: 250, tools: 4, files: 1, label: 'standard' },
    `Review: the off-by-one|Review: the new field|Review: the renamed setting|Review: the health check|Review: escaping`,
  ],
  [
    { task: 'review', input: 38_000, output: 900, tools: 4, files: 7, label: 'premium' },
    'Review: the lock|Review: the migration of sessions|Review: the split table',
  ],
];

export const labelledTasks: readonly LabelledTask[] = groups.flatMap(([shape, names]) =>
  names.split('|').map((what) => ({ ...shape, what: what.trim() })),
);
