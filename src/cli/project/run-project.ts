/** What the `vireo project` subcommands do, over the API. */
import { createProject, listProjects, newId, type Project, patchProject } from '../../api-client/index.ts';
import { formatMoney, parseMoney } from '../../domain/money.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { confirmNewName } from '../backend/confirm-new-name.ts';
import { findClient } from '../backend/find-client.ts';
import { findAnyProject, listNamedProjects, type NamedProject } from '../backend/find-project.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { overPractice } from '../backend/over-practice.ts';
import { shortId } from '../backend/short-id.ts';
import { CliError, type CliIo } from '../io.ts';
import { type Column, printColumns } from '../time/print-columns.ts';
import { requireFolder } from './folder-here.ts';
import type {
  AddProjectOptions,
  EditProjectOptions,
  ProjectListOptions,
  ProjectOptions,
} from './project-options.ts';
import { tellWhatLeaves } from './tell-what-leaves.ts';

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'CLIENT' },
  { title: 'PROJECT' },
  { title: 'RATE', isFigure: true },
  { title: 'FOLDER' },
  { title: 'ARCHIVED' },
];

function printProjects(projects: readonly NamedProject[]): string {
  const rows = projects.map(({ project, client }) => [
    shortId(project),
    client?.name ?? '',
    project.name,
    formatMoney(project.hourlyRate, 'en'),
    project.folder ?? '',
    project.archivedAt?.slice(0, 10) ?? '',
  ]);
  return printColumns(columns, rows);
}

function print(
  project: Project,
  client: NamedProject['client'],
  { options, io }: { options: BackendOptions; io: CliIo },
): void {
  io.out(options.json === true ? `${JSON.stringify(project)}\n` : printProjects([{ project, client }]));
}

export async function runProjectList(options: ProjectListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const of = options.client === undefined ? undefined : await findClient(client, options.client);
    const all = await listNamedProjects(client);
    const listed = all.filter(
      ({ project }) =>
        (options.archived === true || project.archivedAt === null) &&
        (of === undefined || project.clientId === of.id),
    );
    const items = listed.map(({ project }) => project);
    io.out(options.json === true ? `${JSON.stringify({ items })}\n` : printProjects(listed));
  });
}

export async function runProjectAdd(name: string, options: AddProjectOptions, io: CliIo): Promise<void> {
  requireFolderOf(options, io);
  await withApiErrors(async () => {
    const client = await openApi(options, io);
    const of = await findClient(client, options.client);
    const query = { clientId: of.id, like: name, limit: 5 };
    const like = (await listProjects({ client, query, throwOnError: true })).data.items;
    await confirmNewName({ noun: 'project', name, like }, options, io);
    const { name: _none, ...fields } = toFields(options, of.currency, io);
    const body = {
      hourlyRate: { minor: 0, currency: of.currency },
      ...fields,
      id: newId(),
      name,
      clientId: of.id,
    };
    tellWhatLeaves(fields.folder, options, io);
    const { data } = await createProject({ client, body, throwOnError: true });
    print(data, of, { options, io });
  });
}

export async function runProjectEdit(said: string, options: EditProjectOptions, io: CliIo): Promise<void> {
  if (options.archive === true && options.restore === true) {
    throw new CliError('usage', '--archive and --restore are opposites.');
  }
  requireFolderOf(options, io);
  await overPractice(options, io, async (client) => {
    const { project, client: of } = await findAnyProject(client, said);
    const body = {
      ...toFields(options, project.hourlyRate.currency, io),
      ...(options.archive === true && { archived: true }),
      ...(options.restore === true && { archived: false }),
    };
    if (Object.keys(body).length === 0)
      throw new CliError('usage', 'nothing to change was given: see --help.');
    tellWhatLeaves(body.folder, options, io);
    const headers = { 'If-Match': `"${project.version}"` };
    const { data } = await patchProject({
      client,
      path: { id: project.id },
      body,
      headers,
      throwOnError: true,
    });
    print(data, of, { options, io });
  });
}

/** Before anything is asked, and a backend is started for it. */
function requireFolderOf({ folder = '' }: ProjectOptions, io: CliIo): void {
  if (folder !== '') requireFolder(folder, io);
}

/** An empty text clears a field. */
function toFields(
  { name, rate, folder, github, budget, remote, branch }: ProjectOptions,
  currency: string,
  io: CliIo,
) {
  return {
    ...(name !== undefined && { name }),
    ...(rate !== undefined && { hourlyRate: toRate(rate, currency) }),
    ...(folder !== undefined && { folder: folder === '' ? null : requireFolder(folder, io) }),
    ...(github !== undefined && { githubUrl: github === '' ? null : github }),
    ...(budget !== undefined && { budgetSeconds: toBudget(budget) }),
    ...(remote !== undefined && { remotes: remote.filter((text) => text !== '') }),
    ...(branch !== undefined && { branches: branch.filter((text) => text !== '') }),
  };
}

function toRate(text: string, currency: string): Project['hourlyRate'] {
  const amount = parseMoney(text.replace(',', '.'), currency);
  if (!amount.ok || amount.value.minor < 0) {
    throw new CliError('usage', `--rate takes an amount in ${currency} for an hour, such as 95 or 112.50.`);
  }
  return { ...amount.value };
}

function toBudget(text: string): number | null {
  if (text === '') return null;
  const hours = Number(text.replace(',', '.'));
  if (!/^\d{1,6}(?:[.,]\d{1,2})?$/.test(text))
    throw new CliError('usage', '--budget takes hours, such as 80.');
  return Math.round(hours * 3600);
}
