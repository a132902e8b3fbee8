/** What `vireo member` does, over the API. */
import {
  deactivateUser,
  patchUser,
  reactivateUser,
  transferOwnership,
  type User,
} from '../../api-client/index.ts';
import { isThere } from '../../domain/people/offered-people.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findPersonAmong, listEveryPerson } from '../backend/find-person.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import type { CliIo } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';
import { type ListMembersOptions, readRole } from './member-options.ts';

export async function runMembersList(options: ListMembersOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const all = await listEveryPerson(client);
    const items = options.deactivated === true ? all : all.filter(isThere);
    const rows = items.map(({ name, role, email, deactivatedAt }) => [
      name,
      role,
      email ?? '',
      deactivatedAt?.slice(0, 10) ?? '',
    ]);
    const columns = [{ title: 'NAME' }, { title: 'ROLE' }, { title: 'EMAIL' }, { title: 'DEACTIVATED' }];
    printValue({ items }, printColumns(columns, rows), { options, io });
  });
}

const ifMatch = ({ version }: User) => ({ 'If-Match': `"${version}"` });

export async function runMemberRole(
  { who, to }: { readonly who: string; readonly to: string },
  options: BackendOptions,
  io: CliIo,
): Promise<void> {
  const role = readRole(to);
  await overPractice(options, io, async (client) => {
    const user = findPersonAmong((await listEveryPerson(client)).filter(isThere), who);
    const ask = { client, path: { id: user.id }, headers: ifMatch(user), body: { role }, throwOnError: true };
    const { data } = await patchUser({ ...ask, throwOnError: true });
    printValue(data, `${data.name} is ${data.role}.\n`, { options, io });
  });
}

export async function runMemberDeactivate(who: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const user = findPersonAmong((await listEveryPerson(client)).filter(isThere), who);
    const { data } = await deactivateUser({
      client,
      path: { id: user.id },
      headers: ifMatch(user),
      throwOnError: true,
    });
    printValue(data, `${data.name} may no longer act here. What they did stays.\n`, { options, io });
  });
}

export async function runMemberReactivate(who: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const user = findPersonAmong(
      (await listEveryPerson(client)).filter((one) => !isThere(one)),
      who,
    );
    const { data } = await reactivateUser({
      client,
      path: { id: user.id },
      headers: ifMatch(user),
      throwOnError: true,
    });
    printValue(data, `${data.name} is there again.\n`, { options, io });
  });
}

export async function runTransfer(
  who: string,
  options: BackendOptions & { readonly role: string },
  io: CliIo,
): Promise<void> {
  const role = readRole(options.role);
  await overPractice(options, io, async (client) => {
    const user = findPersonAmong((await listEveryPerson(client)).filter(isThere), who);
    const { data } = await transferOwnership({
      client,
      path: { id: user.id },
      body: { role },
      throwOnError: true,
    });
    printValue(data, `${data.name} is administrator now, and you are ${role}.\n`, { options, io });
  });
}
