/** The status report as Markdown: sentences that can be sent, each figure with whose time it is and a link to its records. */
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import { escapeMarkdown, withoutRecordLinks } from '../../../../contract/markdown.ts';
import type { ProjectManagerInput } from '../../../../contract/work/project-manager-agent.ts';
import { findBudgetShare } from '../../../../domain/budget-share.ts';
import { formatMinutes } from '../../../../domain/duration.ts';
import type { CountedTime } from '../../../../domain/figures/counted-time.ts';
import { findStatusRisks, type StatusRisk } from './find-status-risks.ts';
import type { LinkedAmounts, LinkedSeconds, StatusFigures } from './status-figures.ts';

export interface StatusOf {
  /** To what figures stand on; a document that is sent has none. */
  readonly hasLinks: boolean;
  readonly project: string;
  readonly input: ProjectManagerInput;
  readonly figures: StatusFigures;
}

/** Records of one link; an entry of time for each is more than a line can name. */
const mostLinked = 50;

/** `text` is Markdown without links. */
function linked(text: string, link: RecordLink | undefined): string {
  if (link === undefined || link.ids.length === 0 || link.ids.length > mostLinked) return text;
  return `[${text}](vireo:${link.kind}/${link.ids.join(',')})`;
}

function hoursOf({ seconds, link }: LinkedSeconds): string {
  return linked(`${formatMinutes(seconds)} hours`, link);
}

function amountsOf({ amounts, link }: LinkedAmounts): string {
  const text = amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(' and ');
  return linked(text, link);
}

/** Said wherever a figure is not everybody's. */
const ofWhom: Readonly<Record<CountedTime, string>> = {
  everybody: '',
  own: ' (your own time alone)',
  led: ' (of what you lead, and your own time)',
  joined: ' (of projects that you are a member of, and your own time)',
};

export function writeStatus({ hasLinks, ...status }: StatusOf): string {
  const text = write(status);
  return hasLinks ? text : withoutRecordLinks(text);
}

function write({ project, input, figures }: Omit<StatusOf, 'hasLinks'>): string {
  const { from, to, unread } = figures;
  const risks = findStatusRisks(figures, input);
  const parts = [
    `# Status report: ${escapeMarkdown(project)}`,
    `${from} to ${to}`,
    `## Summary\n\n${writeSummary(figures)}`,
    `## Done\n\n${bullets(input.done.map(escapeMarkdown)) || 'What was delivered in these days is for you to say: name it under *Done*, and ask again.'}`,
    ...writeTasks(figures),
    `## Risks\n\n${writeRisks(risks, input.risks)}`,
    `## Next steps\n\n${bullets([...input.next.map(escapeMarkdown), ...nextSteps(figures, input)]) || 'None is named yet: what comes first in the days to come?'}`,
    ...(unread.length === 0 ? [] : [`## Not shown\n\n${bullets(unread.map(escapeMarkdown))}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function writeSummary({ hours, budget, unbilled, health, findings }: StatusFigures): string {
  const sentences: string[] = [];
  if (hours !== undefined)
    sentences.push(
      `${hoursOf(hours.total)} were worked in these days, after ${hoursOf(hours.before)} in as many days before${ofWhom[hours.ofWhom]}.`,
    );
  if (budget !== undefined) sentences.push(writeBudget(budget));
  if (unbilled !== undefined && unbilled.amounts.length > 0)
    sentences.push(`${amountsOf(unbilled)} of billable time are on no invoice yet.`);
  if (health !== undefined)
    sentences.push(
      `The code was looked at on ${health.assessedAt.slice(0, 10)}: its health is ${Math.round(health.score * 100)} of 100${findings === undefined ? '' : `, with ${findings.critical} critical and ${findings.high} high findings open`}.`,
    );
  return sentences.length === 0 ? 'No figure of these days could be read.' : sentences.join(' ');
}

function writeBudget({
  usedSeconds,
  budgetSeconds,
  ofWhom: whose,
}: NonNullable<StatusFigures['budget']>): string {
  const used = formatMinutes(usedSeconds);
  if (budgetSeconds === null || budgetSeconds === 0)
    return `${used} hours were worked in all${ofWhom[whose]}; no budget is agreed.`;
  const { percent, isMore } = findBudgetShare(usedSeconds, budgetSeconds);
  const share = isMore ? 'more than 99 %' : `${percent} %`;
  return `${used} of ${formatMinutes(budgetSeconds)} hours of the budget are used, ${share}${ofWhom[whose]}.`;
}

function writeTasks({ hours }: StatusFigures): readonly string[] {
  if (hours === undefined || hours.tasks.length === 0) return [];
  const rows = hours.tasks.map(
    ({ name, seconds }) => `| ${escapeMarkdown(name) || 'No task'} | ${formatMinutes(seconds)} |`,
  );
  return [['## Time by task', '', '| Task | Hours |', '|---|---:|', ...rows].join('\n')];
}

function writeRisks(risks: readonly StatusRisk[], named: readonly string[]): string {
  const rows = [
    ...named.map((risk) => ({
      risk: escapeMarkdown(risk),
      evidence: 'as you name it',
      owner: 'to be named',
    })),
    ...risks,
  ];
  if (rows.length === 0) return 'None is known from the records of these days.';
  const lines = rows.map(({ risk, evidence, owner }) => `| ${risk} | ${evidence} | ${owner} |`);
  return ['| Risk | Stands on | Owner |', '|---|---|---|', ...lines].join('\n');
}

function nextSteps(
  { hours, documents = [], budget, to }: StatusFigures,
  { endsOn }: ProjectManagerInput,
): string[] {
  const waiting = documents.filter(({ state }) => state === 'in-review');
  const steps = waiting.map(
    ({ id, title }) =>
      `Decide on ${linked(`“${escapeMarkdown(title)}”`, { kind: 'document', ids: [id] })}, which waits for approval.`,
  );
  if (hours !== undefined && hours.open.seconds > 0)
    steps.push(`Submit and approve ${hoursOf(hours.open)} of these days${ofWhom[hours.ofWhom]}.`);
  if (budget?.budgetSeconds != null && budget.usedSeconds >= budget.budgetSeconds)
    steps.push('Agree with the client on more hours, or on where to stop.');
  if (endsOn !== undefined && endsOn < to) steps.push(`Name a new day for the end: ${endsOn} has passed.`);
  return steps;
}

/** Of Markdown lines; empty where there are none. */
function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
