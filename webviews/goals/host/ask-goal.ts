/** Asks for a goal, or for what is to be different of one, by the editor's own inputs. */
import type { Goal } from '../../../src/api-client/index.ts';
import {
  type GoalDirection,
  type GoalMeasure,
  type GoalPeriod,
  goalMeasures,
  goalPeriods,
  measureFacts,
} from '../../../src/domain/goals/goal.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { joinFacts, tellClientsApart, tellProjectsApart } from '../../../src/pages/practice/told-apart.ts';
import { wordsOf } from './goal-words.ts';
import { isTypedDate, parseTarget, printTarget } from './typed-target.ts';

/** Measures that are to be kept low. */
const limits: ReadonlySet<GoalMeasure> = new Set(['open_findings', 'critical_findings', 'overdue']);

async function askTitle({ ask, t }: PagePorts, value = ''): Promise<string | undefined> {
  const typed = await ask({
    kind: 'text',
    title: t('Goal'),
    prompt: t('In your own words'),
    value,
    check: (text) =>
      text.trim() === '' || text.length > 200 ? t('Between 1 and 200 characters.') : undefined,
  });
  return typed?.trim();
}

async function askDue({ ask, t }: PagePorts, value = ''): Promise<string | undefined> {
  const typed = await ask({
    kind: 'text',
    title: t('Due date'),
    prompt: t('The last day, such as 2026-12-31'),
    value,
    check: (text) => (isTypedDate(text.trim()) ? undefined : t('Enter a day such as 2026-12-31.')),
  });
  return typed?.trim();
}

interface Target {
  readonly measure: GoalMeasure;
  readonly currency: string | null;
}

async function askTarget({ ask, t }: PagePorts, of: Target, value = ''): Promise<number | undefined> {
  const { unit } = measureFacts[of.measure];
  const prompts = {
    seconds: t('Hours, such as 32 or 32:30'),
    percent: t('Per cent, such as 75'),
    minor: t('An amount of {0}, such as 4000.00', of.currency ?? ''),
    count: t('A number, such as 0'),
  };
  const typed = await ask({
    kind: 'text',
    title: t('Target'),
    prompt: prompts[unit],
    value,
    check: (text) => (parseTarget(text, of) === undefined ? prompts[unit] : undefined),
  });
  return typed === undefined ? undefined : parseTarget(typed, of);
}

/** Each step can be turned away from; nothing is made then. */
export async function askGoal(ports: PagePorts): Promise<void> {
  const { ask, backend, t } = ports;
  const words = wordsOf(t);
  const measure = await ask<GoalMeasure | 'words'>({
    kind: 'pick',
    title: t('What is the goal about?'),
    items: [
      ...goalMeasures.map((value) => ({ label: words.measures[value], value })),
      { label: t('Something else, in words'), description: t('done when you say so'), value: 'words' },
    ],
  });
  if (measure === undefined) return;
  const measured = measure === 'words' ? null : await askMeasured(ports, measure);
  if (measured === undefined) return;
  const needsDue = measured === null || measured.period === 'until';
  const dueOn = needsDue ? await askDue(ports) : null;
  if (dueOn === undefined) return;
  const suggested = measured === null ? '' : words.measures[measured.measure];
  const title = await askTitle(ports, suggested);
  if (title === undefined) return;
  await backend.ask((api, options) => api.createGoal({ ...options, body: { title, dueOn, measured } }));
}

type NewMeasured = {
  readonly measure: GoalMeasure;
  readonly direction: GoalDirection;
  readonly target: number;
  readonly currency: string | null;
  readonly period: GoalPeriod;
  readonly clientId: string | null;
  readonly projectId: string | null;
};

async function askMeasured(ports: PagePorts, measure: GoalMeasure): Promise<NewMeasured | undefined> {
  const { ask, backend, t } = ports;
  const words = wordsOf(t);
  const facts = measureFacts[measure];
  const isLimit = limits.has(measure);
  const direction = isLimit
    ? 'at_most'
    : await ask<GoalDirection>({
        kind: 'pick',
        title: words.measures[measure],
        items: [
          { label: words.directions.at_least, value: 'at_least' },
          { label: words.directions.at_most, value: 'at_most' },
        ],
      });
  if (direction === undefined) return undefined;
  const practices =
    facts.unit === 'minor' ? await backend.ask((api, options) => api.listOrganizations(options)) : null;
  const currency = practices?.items[0]?.currency ?? null;
  const target = await askTarget(ports, { measure, currency });
  if (target === undefined) return undefined;
  const period = await ask<GoalPeriod>({
    kind: 'pick',
    title: t('For which time?'),
    items: goalPeriods.map((value) => ({ label: words.periods[value], value })),
  });
  if (period === undefined) return undefined;
  const of = await askOf(ports, facts.of);
  return of && { measure, direction, target, currency, period, ...of };
}

interface Of {
  readonly clientId: string | null;
  readonly projectId: string | null;
}

async function askOf(
  { ask, locale, records, t }: PagePorts,
  kinds: readonly ('client' | 'project')[],
): Promise<Of | undefined> {
  const everything: Of = { clientId: null, projectId: null };
  if (kinds.length === 0) return everything;
  const directory = await records.load();
  const [clients, projects] = [[...directory.clients.values()], [...directory.projects.values()]];
  const ports = { t, locale };
  const clientsApart = tellClientsApart(clients, ports);
  const projectsApart = tellProjectsApart(projects, directory, ports);
  return await ask<Of>({
    kind: 'pick',
    title: t('Of what?'),
    items: [
      { label: t('Everything'), value: everything },
      ...(kinds.includes('client')
        ? clients.map((client) => ({
            label: client.name,
            description: joinFacts(t('client'), clientsApart.get(client)),
            value: { ...everything, clientId: client.id },
          }))
        : []),
      ...(kinds.includes('project')
        ? projects.map((project) => ({
            label: project.name,
            description: joinFacts(t('project'), projectsApart.get(project)),
            value: { ...everything, projectId: project.id },
          }))
        : []),
    ],
  });
}

export async function editGoal(ports: PagePorts, id: string): Promise<void> {
  const { ask, backend, t } = ports;
  const goal = await backend.ask((api, options) => api.getGoal({ ...options, path: { id } }));
  const what = await ask({
    kind: 'pick',
    title: t('Change {0}', goal.title),
    items: [
      { label: t('Words'), description: goal.title, value: 'title' as const },
      ...(goal.measured === null ? [] : [{ label: t('Target'), value: 'target' as const }]),
      ...(goal.dueOn === null
        ? []
        : [{ label: t('Due date'), description: goal.dueOn, value: 'due' as const }]),
    ],
  });
  const body = what && (await changeOf(ports, goal, what));
  if (body === undefined) return;
  const headers = { 'If-Match': `"${goal.version}"` };
  await backend.ask((api, options) => api.patchGoal({ ...options, path: { id }, headers, body }));
}

async function changeOf(ports: PagePorts, goal: Goal, what: 'title' | 'target' | 'due') {
  const { measured } = goal;
  if (what === 'title') {
    const title = await askTitle(ports, goal.title);
    return title === undefined ? undefined : { title };
  }
  if (what === 'due') {
    const dueOn = await askDue(ports, goal.dueOn ?? '');
    return dueOn === undefined ? undefined : { dueOn };
  }
  if (measured === null) return undefined;
  const target = await askTarget(ports, measured, printTarget(measured.target, measured));
  return target === undefined ? undefined : { measured: { ...measured, target } };
}
