/** `vireo member`: the people of the organization, and what they may. */
import { Argument, Command, Option } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import { type LimitOptions, type ListMembersOptions, memberRoles } from '../../member/member-options.ts';

const help = `
A PERSON is a name. What they recorded and wrote stays when they are deactivated; their keys end, and their schedules rest.
Nobody gives more than they have, and the last administrator stays one.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo member list
  vireo member invite ida@example.com --role approver
  vireo member role "Ida Lund" approver
  vireo member limit "Ida Lund" 5000
  vireo member deactivate "Ida Lund"
  vireo member transfer "Ida Lund" --role user`;

const load = () => import('../../member/run-member.ts');
const loadInvitations = () => import('../../member/run-invitations.ts');
const person = () => new Argument('<PERSON>', 'name');
const role = () => new Argument('<ROLE>', 'what they may').choices(memberRoles);

export function createMemberCommand(io: CliIo): Command {
  const command = new Command('member').description('people of the organization, and what they may');
  for (const create of [
    createList,
    createRole,
    createLimit,
    createDeactivate,
    createReactivate,
    createResetSecondFactor,
    createTransfer,
  ])
    command.addCommand(withBackendOptions(create(io)));
  for (const create of [createInvite, createInvitations, createResend, createRevoke])
    command.addCommand(withBackendOptions(create(io)));
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('people, with their roles')
    .option('--deactivated', 'with those who are no longer there')
    .action(async (options: ListMembersOptions) => (await load()).runMembersList(options, io));
}

function createRole(io: CliIo): Command {
  return new Command('role')
    .description('give another role')
    .addArgument(person())
    .addArgument(role())
    .action(async (who: string, to: string, options: BackendOptions) =>
      (await load()).runMemberRole({ who, to }, options, io),
    );
}

function createLimit(io: CliIo): Command {
  return new Command('limit')
    .description('the most that they may approve at once; a week above it waits for another approver')
    .addArgument(person())
    .addArgument(new Argument('<AMOUNT>', 'such as 5000 or 5000.50; "none" for no limit'))
    .option('--currency <code>', 'of the amount; that of the practice by default')
    .action(async (who: string, amount: string, options: LimitOptions) =>
      (await load()).runMemberLimit({ who, amount }, options, io),
    );
}

function createDeactivate(io: CliIo): Command {
  return new Command('deactivate')
    .description('they may no longer act here; what they did stays')
    .addArgument(person())
    .action(async (who: string, options: BackendOptions) =>
      (await load()).runMemberDeactivate(who, options, io),
    );
}

function createReactivate(io: CliIo): Command {
  return new Command('reactivate')
    .description('they are there again; keys that ended stay ended')
    .addArgument(person())
    .action(async (who: string, options: BackendOptions) =>
      (await load()).runMemberReactivate(who, options, io),
    );
}

function createResetSecondFactor(io: CliIo): Command {
  return new Command('reset-second-factor')
    .description('remove app, recovery codes and passkeys of a person who lost them, and end their sessions')
    .addArgument(person())
    .action(async (who: string, options: BackendOptions) =>
      (await load()).runResetSecondFactor(who, options, io),
    );
}

function createTransfer(io: CliIo): Command {
  return new Command('transfer')
    .description('hand the organization over: they become administrator')
    .addArgument(person())
    .addOption(new Option('--role <role>', 'what you are from then on').choices(memberRoles).default('user'))
    .action(async (who: string, options: BackendOptions & { readonly role: string }) =>
      (await load()).runTransfer(who, options, io),
    );
}

const address = () => new Argument('<ADDRESS>', 'that was invited');

function createInvite(io: CliIo): Command {
  return new Command('invite')
    .description('invite a person to a server; prints the link once, for seven days')
    .addArgument(new Argument('<ADDRESS>', 'of their email'))
    .addOption(new Option('--role <role>', 'what they may').choices(memberRoles).default('user'))
    .action(async (email: string, options: BackendOptions & { readonly role: string }) =>
      (await loadInvitations()).runInvite(email, options, io),
    );
}

function createInvitations(io: CliIo): Command {
  return new Command('invitations')
    .description('who was invited, and what became of it')
    .action(async (options: BackendOptions) => (await loadInvitations()).runInvitationList(options, io));
}

function createResend(io: CliIo): Command {
  return new Command('resend')
    .description('another link for seven days; the one of before opens nothing')
    .addArgument(address())
    .action(async (email: string, options: BackendOptions) =>
      (await loadInvitations()).runResend(email, options, io),
    );
}

function createRevoke(io: CliIo): Command {
  return new Command('revoke')
    .description('an invitation opens nothing any more')
    .addArgument(address())
    .action(async (email: string, options: BackendOptions) =>
      (await loadInvitations()).runRevoke(email, options, io),
    );
}
