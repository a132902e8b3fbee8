/** What `vireo project members` does, over the API. */
import {
  type ApiClient,
  deleteProjectMember,
  listProjectMembers,
  type ProjectMember,
  putProjectMember,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findPerson, listEveryPerson } from '../backend/find-person.ts';
import { findAnyProject } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';
import type { SetMemberOptions } from './project-options.ts';

/** As they are said. */
interface Said {
  readonly said: string;
  readonly who: string;
}

async function findBoth(client: ApiClient, { said, who }: Said) {
  const [{ project }, person] = await Promise.all([findAnyProject(client, said), findPerson(client, who)]);
  return { project, person, path: { id: project.id, userId: person.id } };
}

export async function runMemberList(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { project } = await findAnyProject(client, said);
    const path = { id: project.id };
    const { items } = (await listProjectMembers({ client, path, throwOnError: true })).data;
    const people = new Map((await listEveryPerson(client)).map(({ id, name }) => [id, name]));
    printValue({ items }, printMembers(items, people), { options, io });
  });
}

function printMembers(items: readonly ProjectMember[], people: ReadonlyMap<string, string>): string {
  if (items.length === 0) return 'It has no members: vireo project members set PROJECT PERSON\n';
  const rows = items.map(({ userId, role }) => [people.get(userId) ?? userId, role] as const);
  const byName = rows.toSorted(([one], [other]) => one.localeCompare(other));
  return printColumns([{ title: 'PERSON' }, { title: 'ROLE' }], byName);
}

export async function runMemberSet(both: Said, options: SetMemberOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { project, person, path } = await findBoth(client, both);
    const body = { role: options.role };
    const { data } = await putProjectMember({ client, path, body, throwOnError: true });
    printValue(data, `${person.name} is ${data.role} of ${project.name}.\n`, { options, io });
  });
}

export async function runMemberRemove(both: Said, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { project, person, path } = await findBoth(client, both);
    const { items } = (await listProjectMembers({ client, path: { id: project.id }, throwOnError: true }))
      .data;
    if (!items.some(({ userId }) => userId === person.id))
      throw new CliError('usage', `${person.name} is no member of ${project.name}.`);
    await deleteProjectMember({ client, path, throwOnError: true });
    printValue({ ...path, removed: true }, `${person.name} is no member of ${project.name} any more.\n`, {
      options,
      io,
    });
  });
}
