/** What is agreed on projects: how much of the budget is used, and what an hour costs. */

import { findBudgetShare } from '../../../../../domain/budget-share.ts';
import { findShownRest } from '../../../../../domain/duration.ts';
import { projectLabel } from '../../../../../domain/names/project-label.ts';
import type { ProjectTerms } from '../../model/practice-data.ts';
import type { Question } from '../../read/topics/question.ts';
import type { Language } from '../../words/vocabulary.ts';
import { type Answer, type AnswerContext, type Answerer, look, plain } from './answer.ts';
import { sayWhose } from './shared.ts';
import { sayAny } from './whether.ts';

interface Words {
  readonly looked: (count: number) => string;
  readonly noProject: (where: string) => string;
  readonly noBudget: (where: string) => string;
  readonly budgets: (where: string) => string;
  readonly used: (used: string, budget: string, share: string) => string;
  readonly moreThan: (share: string) => string;
  readonly left: (figure: string) => string;
  readonly over: (figure: string) => string;
  readonly rates: (where: string) => string;
  readonly perHour: (figure: string) => string;
  readonly for: (name: string) => string;
  readonly more: (figure: string) => string;
}

const english: Words = {
  looked: (count) => `Looked at ${count} ${count === 1 ? 'project' : 'projects'}`,
  noProject: (where) => `There is no project${where}.`,
  noBudget: (where) => `No project has a budget${where}.`,
  budgets: (where) => `Budgets${where}, the most used first:`,
  used: (used, budget, share) => `${used} of ${budget} hours are used (${share})`,
  moreThan: (share) => `more than ${share}`,
  left: (figure) => `, ${figure} left`,
  over: (figure) => `, ${figure} over the budget`,
  rates: (where) => `Hourly rates${where}:`,
  perHour: (figure) => `${figure} per hour`,
  for: (name) => ` for **${name}**`,
  more: (figure) => `- and ${figure} more`,
};

const german: Words = {
  looked: (count) => `${count} ${count === 1 ? 'Projekt' : 'Projekte'} angesehen`,
  noProject: (where) => `Es gibt kein Projekt${where}.`,
  noBudget: (where) => `Kein Projekt hat ein Budget${where}.`,
  budgets: (where) => `Budgets${where}, das am meisten verbrauchte zuerst:`,
  used: (used, budget, share) => `${used} von ${budget} Stunden sind verbraucht (${share})`,
  moreThan: (share) => `mehr als ${share}`,
  left: (figure) => `, ${figure} sind übrig`,
  over: (figure) => `, ${figure} über dem Budget`,
  rates: (where) => `Stundensätze${where}:`,
  perHour: (figure) => `${figure} pro Stunde`,
  for: (name) => ` für **${name}**`,
  more: (figure) => `- und ${figure} weitere`,
};

const words: Readonly<Record<Language, Words>> = { en: english, de: german };
const linesShown = 15;

function whereOf({ project, client }: Question, { language }: AnswerContext): string {
  const record = project ?? client;
  return record === undefined ? '' : words[language].for(plain(record.name));
}

function nameOf({ name, clientName }: ProjectTerms): string {
  return `**${projectLabel(plain(clientName), plain(name))}**`;
}

interface Told {
  readonly head: string;
  readonly say: (project: ProjectTerms) => string;
}

/** One project is a sentence, several are a list. */
function tell(projects: readonly ProjectTerms[], { head, say }: Told, context: AnswerContext): string {
  const [only, ...others] = projects;
  if (only !== undefined && others.length === 0) {
    return `${say(only)}.`;
  }
  const rest = projects.slice(linesShown).map(({ id }) => id);
  const more = (): string =>
    words[context.language].more(context.figures.link(context.format.count(rest.length), 'project', rest));
  const lines = projects.slice(0, linesShown).map((project) => `- ${say(project)}`);
  return `${head}\n\n${[...lines, ...(rest.length > 0 ? [more()] : [])].join('\n')}`;
}

async function lookUp(question: Question, { data, language }: AnswerContext) {
  const filter = { projectId: question.project?.id, clientId: question.client?.id };
  return await look(
    () => data.listProjectTerms(filter),
    (found) => words[language].looked(found.length),
  );
}

interface Budgeted extends ProjectTerms {
  readonly budgetSeconds: number;
}

const hasBudget = (project: ProjectTerms): project is Budgeted =>
  project.budgetSeconds !== undefined && project.budgetSeconds > 0;
const shareOf = ({ usedSeconds, budgetSeconds }: Budgeted): number => usedSeconds / budgetSeconds;

function sayShare({ usedSeconds, budgetSeconds }: Budgeted, language: Language): string {
  const { percent, isMore } = findBudgetShare(usedSeconds, budgetSeconds);
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(percent / 100);
  return isMore ? words[language].moreThan(share) : share;
}

function sayBudget(project: Budgeted, { figures, format, language }: AnswerContext): string {
  const say = words[language];
  const link = (seconds: number) => figures.link(format.duration(seconds), 'project', [project.id]);
  const share = sayShare(project, language);
  const used = say.used(link(project.usedSeconds), link(project.budgetSeconds), share);
  const left = findShownRest(project.budgetSeconds, project.usedSeconds);
  return `${nameOf(project)}: ${used}${left < 0 ? say.over(link(-left)) : say.left(link(left))}`;
}

/** "Does Checkout have a budget?" asks whether there is one, and "is it gone?" how much of it is used. */
const ofOne =
  /\b(?:an?|any|ein|einen|irgendein\w*) (?:time |hours? )?\w*budgets?(?: (?:for|on|fur|bei) .*)?[?.!\s]*$/;

/** Yes or no, where that is asked. */
function sayHas(count: number, context: AnswerContext): string {
  return context.whether !== undefined && ofOne.test(context.whether.text) ? sayAny(count, context) : '';
}

export const answerBudget: Answerer = async function* answerBudget(question, context): Answer {
  const { data, figures, language } = context;
  const say = words[language];
  const { value: projects, tool } = await lookUp(question, context);
  yield tool;
  const budgeted = projects.filter(hasBudget).toSorted((a, b) => shareOf(b) - shareOf(a));
  const where = whereOf(question, context);
  if (budgeted.length === 0) {
    yield figures.text(`${sayHas(0, context)}${say.noBudget(where)}`);
    return;
  }
  const saying = (project: ProjectTerms) => (hasBudget(project) ? sayBudget(project, context) : '');
  const answer = sayHas(budgeted.length, context);
  yield figures.text(`${answer}${tell(budgeted, { head: say.budgets(where), say: saying }, context)}`);
  const counted = await data.findCounted({ mine: false, projectIds: budgeted.map(({ id }) => id) });
  const whose = sayWhose(counted, context);
  if (whose !== '') yield figures.text(whose);
};

export const answerRate: Answerer = async function* answerRate(question, context): Answer {
  const { figures, format, language } = context;
  const say = words[language];
  const { value: projects, tool } = await lookUp(question, context);
  yield tool;
  const where = whereOf(question, context);
  if (projects.length === 0) {
    yield figures.text(say.noProject(where));
    return;
  }
  const sayRate = (project: ProjectTerms): string =>
    `${nameOf(project)}: ${say.perHour(figures.link(format.money(project.rate), 'project', [project.id]))}`;
  yield figures.text(tell(projects, { head: say.rates(where), say: sayRate }, context));
};
