/** `vireo notification`: what concerns you. */
import { Argument, Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { NotificationListOptions, PauseOptions, ReadOptions } from '../notification/run-notification.ts';

const help = `
A NOTIFICATION is the ID that "list" shows. It goes by itself when its cause does.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo notification list --unread
  vireo notification read 0c5d2a91
  vireo notification read --all
  vireo notification pause --until-tomorrow`;

const load = () => import('../notification/run-notification.ts');

export function createNotificationCommand(io: CliIo): Command {
  const command = new Command('notification').description('what concerns you: list, show, read, pause');
  for (const create of [createList, createShow, createRead, createPause, createResume])
    command.addCommand(withBackendOptions(create(io)));
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('notifications, the newest first')
    .option('--unread', 'only those that you have not read')
    .action(async (options: NotificationListOptions) => (await load()).runNotificationList(options, io));
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('a notification and the record that it is about')
    .addArgument(new Argument('<NOTIFICATION>', 'its ID, or the end of it'))
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runNotificationShow(said, options, io),
    );
}

function createPause(io: CliIo): Command {
  return new Command('pause')
    .description('nothing is sent to you for an hour; the list goes on, and so does what is about security')
    .option('--until-tomorrow', 'until the morning instead')
    .action(async (options: PauseOptions) => (await load()).runNotificationPause(options, io));
}

function createResume(io: CliIo): Command {
  return new Command('resume')
    .description('end a pause')
    .action(async (options: BackendOptions) => (await load()).runNotificationResume(options, io));
}

function createRead(io: CliIo): Command {
  return new Command('read')
    .description('mark one as read, or all')
    .addArgument(new Argument('[NOTIFICATION]', 'its ID, or the end of it'))
    .option('--all', 'all of them')
    .option('--unread', 'mark it as unread instead')
    .action(async (said: string | undefined, options: ReadOptions) =>
      (await load()).runNotificationRead(said, options, io),
    );
}
