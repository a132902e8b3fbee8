/** What `vireo member` does, over the API. */
import {
  deactivateUser,
  listOrganizations,
  patchUser,
  reactivateUser,
  resetSecondFactor,
  transferOwnership,
  type User,
} from '../../api-client/index.ts';
import { type Money, parseMoney, toDecimalString } from '../../domain/money.ts';
import { isThere } from '../../domain/people/offered-people.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findPersonAmong, listEveryPerson } from '../backend/find-person.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';
import { type LimitOptions, type ListMembersOptions, readRole } from './member-options.ts';

export async function runMembersList(options: ListMembersOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const all = await listEveryPerson(client);
    const items = options.deactivated === true ? all : all.filter(isThere);
    const rows = items.map(({ name, role, email, approvalLimit, deactivatedAt }) => [
      name,
      role,
      approvalLimit === null ? '' : printMoney(approvalLimit),
      email ?? '',
      deactivatedAt?.slice(0, 10) ?? '',
    ]);
    const titles = ['NAME', 'ROLE', 'APPROVES', 'EMAIL', 'DEACTIVATED'];
    const columns = titles.map((title) => ({ title }));
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

export async function runMemberLimit(
  { who, amount }: { readonly who: string; readonly amount: string },
  options: LimitOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data: practices } = await listOrganizations({ client, throwOnError: true });
    const currency = options.currency?.toUpperCase() ?? practices.items[0]?.currency ?? '';
    const approvalLimit = readLimit(amount, currency);
    const user = findPersonAmong((await listEveryPerson(client)).filter(isThere), who);
    const ask = { client, path: { id: user.id }, headers: ifMatch(user), body: { approvalLimit } };
    const { data } = await patchUser({ ...ask, throwOnError: true });
    const said =
      approvalLimit === null
        ? `${data.name} approves without a limit.\n`
        : `${data.name} approves up to ${printMoney(approvalLimit)} at once.\n`;
    printValue(data, said, { options, io });
  });
}

function readLimit(said: string, currency: string): Money | null {
  if (said === 'none') return null;
  const amount = parseMoney(said, currency);
  if (amount.ok && amount.value.minor >= 0) return amount.value;
  throw new CliError('usage', `"${said}" is no amount of ${currency}, such as 5000 or 5000.50, nor "none".`);
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

export async function runResetSecondFactor(who: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const user = findPersonAmong((await listEveryPerson(client)).filter(isThere), who);
    await resetSecondFactor({ client, path: { id: user.id }, throwOnError: true });
    const said = `The second factor of ${user.name} was removed, and their sessions have ended.\n`;
    printValue({ id: user.id, name: user.name }, said, { options, io });
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

const printMoney = (money: Money) => `${toDecimalString(money)} ${money.currency}`;
