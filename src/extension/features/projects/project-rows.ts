/** Rows of the Projects view: client → project. Pure. */

import type { Client, Project } from '../../../api-client/index.ts';
import { recordFacts } from '../../../contract/coach/record-kinds.generated.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { type BudgetLevel, findBudgetLevel } from '../../../domain/figures/budget-level.ts';
import { healthText } from '../../../domain/figures/health-score.ts';
import { joinFacts, tellClientsApart, tellProjectsApart } from '../../../pages/practice/told-apart.ts';
import type { Directory } from '../../../pages/records.ts';
import type { Translate } from '../../../pages/words.ts';
import { shortClient } from '../../platform/practice/short-client.ts';
import type { Row } from '../../platform/row.ts';

export interface ProjectFacts extends Directory {
  /** Finished time by project; a project without any is not in it. */
  readonly secondsByProject: ReadonlyMap<string, number>;
  readonly runningProjectId: string | undefined;
  /** From 0 to 1; a project that was never assessed is not in it. */
  readonly healthByProject: ReadonlyMap<string, number>;
}

export interface ProjectRowPorts {
  readonly t: Translate;
  readonly locale: string;
  readonly formatRate: (project: Project) => string;
  /** Open pull requests of a project that is linked to GitHub; undefined where none are shown. */
  readonly loadPullRequests: ((project: Project) => Promise<readonly Row[]>) | undefined;
}

export function buildProjectRows(facts: ProjectFacts, ports: ProjectRowPorts): readonly Row[] {
  const clients = [...facts.clients.values()].filter(({ archivedAt }) => archivedAt === null).sort(byName);
  const apart = tellClientsApart(clients, ports, ({ name }) => shortClient(name));
  return clients.map((client) => ({
    ...clientRow(client, facts, ports),
    ...describe(client.name, apart.get(client)),
  }));
}

/** Beside a row that reads as another, and read out behind its name. */
function describe(name: string, apart: string | undefined): Pick<Row, 'description' | 'spoken'> {
  return apart ? { description: apart, spoken: joinFacts(name, apart) } : {};
}

function clientRow(client: Client, facts: ProjectFacts, ports: ProjectRowPorts): Row {
  const projects = [...facts.projects.values()]
    .filter(({ clientId, archivedAt }) => clientId === client.id && archivedAt === null)
    .sort(byName);
  const apart = tellProjectsApart(projects, facts, ports);
  return {
    id: `client/${client.id}`,
    record: { kind: 'client', ids: [client.id] },
    label: shortClient(client.name),
    tooltip: client.name,
    spoken: client.name,
    icon: recordFacts.client.icon,
    kind: 'client',
    expanded: true,
    children:
      projects.length === 0
        ? [addProjectRow(client, ports)]
        : projects.map((project) => withApart(projectRow(project, facts, ports), apart.get(project))),
  };
}

function withApart(row: Row, apart: string | undefined): Row {
  return apart
    ? { ...row, description: joinFacts(apart, row.description), spoken: joinFacts(row.spoken, apart) }
    : row;
}

/** Also keeps the client's row open from the start: the editor remembers one that could not be opened as closed. */
function addProjectRow({ id }: Client, { t }: ProjectRowPorts): Row {
  return {
    id: `client/${id}/add`,
    record: { kind: 'client', ids: [id] },
    label: t('Add Project…'),
    icon: 'add',
    kind: 'hint',
    open: 'vireo.addProject',
  };
}

function projectRow(project: Project, facts: ProjectFacts, ports: ProjectRowPorts): Row {
  const { t } = ports;
  const running = project.id === facts.runningProjectId;
  const seconds = facts.secondsByProject.get(project.id) ?? 0;
  const burn = describeBurn(seconds, project.budgetSeconds, t);
  const score = facts.healthByProject.get(project.id);
  const health = score === undefined ? undefined : healthText(score);
  const work = running ? [burn, t('running')] : [burn];
  const told = health === undefined ? [] : [t('Health {0}', health)];
  const pullRequests = project.githubUrl === null ? undefined : ports.loadPullRequests;
  return {
    id: `project/${project.id}`,
    record: { kind: 'project', ids: [project.id] },
    label: project.name,
    // That it runs is said by the icon: a row is short.
    description: [burn, ...(health === undefined ? [] : [`● ${health}`])].join(' · '),
    spoken: [project.name, ...work, ...told].join(', '),
    icon: running ? 'play-circle' : recordFacts.project.icon,
    ...colorOf(seconds, project.budgetSeconds),
    kind: kindOf(project, running),
    tooltip: [project.name, ports.formatRate(project), burn, ...told, project.folder, project.githubUrl]
      .filter(Boolean)
      .join('\n'),
    ...(pullRequests === undefined ? {} : { loadChildren: () => pullRequests(project), foreign: true }),
  };
}

/** `project.folder.github.idle`: menus ask for parts of it. */
function kindOf({ folder, githubUrl }: Project, running: boolean): string {
  return ['project', folder && 'folder', githubUrl && 'github', running ? 'running' : 'idle']
    .filter(Boolean)
    .join('.');
}

/** `32 of 80 h` with a budget, `32 h` without. */
export function describeBurn(seconds: number, budgetSeconds: number | null, t: Translate): string {
  return budgetSeconds === null
    ? t('{0} h', toHours(seconds))
    : t('{0} of {1} h', toHours(seconds), toHours(budgetSeconds));
}

/** To the minute, since whole hours would say a budget to be used up before it is, or less than is used: `32`, `79:54`. */
function toHours(seconds: number): string {
  return formatMinutes(seconds).replace(/:00$/, '');
}

const levelColors: Readonly<Partial<Record<BudgetLevel, string>>> = {
  near: 'problemsWarningIcon.foreground',
  exhausted: 'list.errorForeground',
};

function colorOf(seconds: number, budgetSeconds: number | null): Pick<Row, 'iconColor'> {
  if (budgetSeconds === null || budgetSeconds <= 0) return {};
  const iconColor = levelColors[findBudgetLevel(seconds, budgetSeconds)];
  return iconColor === undefined ? {} : { iconColor };
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name);
}
