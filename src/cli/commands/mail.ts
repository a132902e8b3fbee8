/** `vireo mail`: accounts, the outbox, and what leaves. */
import { Argument, Command, Option } from 'commander';
import { mailSecurities, presetNames } from '../../domain/mail/mail-presets.ts';
import { mailStates } from '../../domain/mail/mail-states.ts';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import { mailFormats, mailXml } from '../invoice/invoice-options.ts';
import type { CliIo } from '../io.ts';
import type { SendingOptions } from '../mail/confirm-sending.ts';
import type {
  EditOptions,
  InvoiceMailOptions,
  OutboxOptions,
  PasswordOptions,
  SetUpOptions,
  ShowOptions,
  TestOptions,
} from '../mail/mail-options.ts';
import { parseCount } from '../mail/parse-count.ts';
import { createUnreachableCommand } from './mail-unreachable.ts';

const help = `
A MAIL is the ID that "outbox" shows. What leaves is shown first, and asks; --yes answers. A password is read from a file
that only you can read (--password-file), from VIREO_SMTP_PASSWORD, or typed; it stays in the memory of Vireo service.
Microsoft 365 signs in by the browser: run "Set Up Email…" in the editor.

Exit codes: 0 done, 1 the test mail was not sent, 2 wrong usage, or it was refused.

Examples:
  vireo mail setup mara@example.org --preset fastmail --password-file ~/.smtp
  vireo mail setup mara@example.org --host smtp.example.org --port 465
  vireo mail status
  vireo mail edit mara@example.org --host smtp.example.org --port 465
  vireo mail default mara@example.org
  vireo mail invoice 2026-0043 --format facturx
  vireo mail outbox --state may_have_been_sent
  vireo mail show 0c5d2a91 --message > mail.eml
  vireo mail send-again 0c5d2a91
  vireo mail unreachable mark old@example.org --reason "left the company"
  vireo mail release`;

const load = () => import('../mail/run-mail.ts');
const loadSetUp = () => import('../mail/set-up-mail.ts');
const one = new Argument('<MAIL>', 'its ID, or the end of it');
const yes = ['--yes', 'send without asking'] as const;

export function createMailCommand(io: CliIo): Command {
  const command = new Command('mail').description('accounts for mail, the outbox, and what leaves');
  for (const create of [
    createStatus,
    createSetUp,
    createEdit,
    createDefault,
    createRemove,
    createPassword,
    createTest,
    createInvoice,
    createOutbox,
    createShow,
    createSendAgain,
    createDrop,
    createRelease,
  ]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addCommand(createUnreachableCommand(io)).addHelpText('after', help);
}

function withPassword(command: Command): Command {
  return command.option('--password-file <file>', 'its first line is the password; only you may read it');
}

function createStatus(io: CliIo): Command {
  return new Command('status')
    .description('whether mail can leave, and what waits')
    .action(async (options: BackendOptions) => (await load()).runStatus(options, io));
}

/** What an account is: where it hands mail over, and as whom. */
function withServer(command: Command): Command {
  return withPassword(
    command
      .option('--host <name>', 'server for outgoing mail')
      .addOption(
        new Option('--port <number>', '25, 465, 587 or 2525').argParser(parseCount('a port', 65_535)),
      )
      .addOption(
        new Option('--security <kind>', 'encryption; none only without a sign-in').choices([
          ...mailSecurities,
        ]),
      )
      .option('--username <text>', 'where it is not the address')
      .option('--name <text>', 'the name beside your address')
      .addOption(
        new Option('--daily-limit <number>', 'recipients in 24 hours; more waits').argParser(
          parseCount('a number of recipients', 1_000_000),
        ),
      ),
  );
}

const ofAccount = new Argument('<address>', 'of the account');

function createEdit(io: CliIo): Command {
  return withServer(
    new Command('edit')
      .description('change an account, by a test mail that its server takes')
      .addArgument(ofAccount),
  ).action(async (said: string, options: EditOptions) => (await loadSetUp()).runEdit(said, options, io));
}

function createDefault(io: CliIo): Command {
  return new Command('default')
    .description('mail goes out by this account where nothing else is said')
    .addArgument(ofAccount)
    .action(async (said: string, options: BackendOptions) =>
      (await loadSetUp()).runDefault(said, options, io),
    );
}

function createRemove(io: CliIo): Command {
  return new Command('remove')
    .description('remove an account and its password; what waits for it is named')
    .addArgument(ofAccount)
    .action(async (said: string, options: BackendOptions) =>
      (await loadSetUp()).runRemove(said, options, io),
    );
}

function createSetUp(io: CliIo): Command {
  return withServer(
    new Command('setup')
      .description('set up an account, and send a test mail to yourself')
      .argument('<address>', 'your address: mail comes from it, and replies go to it')
      .addOption(new Option('--preset <name>', 'the provider').choices([...presetNames]).default('other'))
      .option('--no-sign-in', 'the server takes mail of your network without a sign-in')
      .option('--no-test', 'send no test mail'),
  ).action(async (address: string, options: SetUpOptions) =>
    (await loadSetUp()).runSetUp(address, options, io),
  );
}

function createPassword(io: CliIo): Command {
  return withPassword(
    new Command('password')
      .description('hand over the password: what waited for it leaves')
      .argument('[address]', 'of the account (default: that which mail goes out by)'),
  ).action(async (said: string | undefined, options: PasswordOptions) =>
    (await loadSetUp()).runPassword(said, options, io),
  );
}

function createTest(io: CliIo): Command {
  return withPassword(
    new Command('test')
      .description('send a test mail; what is wrong is said in a sentence')
      .argument('[address]', 'of the account (default: that which mail goes out by)')
      .option('--to <address>', 'whom to (default: yourself)'),
  ).action(async (said: string | undefined, options: TestOptions) =>
    (await loadSetUp()).runTest(said, options, io),
  );
}

function createInvoice(io: CliIo): Command {
  return new Command('invoice')
    .description('send an issued invoice; it is marked as sent by the receipt of the server')
    .argument('<INVOICE>', 'its number, or its ID')
    .addOption(
      new Option('--format <format>', 'what a person reads').choices([...mailFormats]).default('pdf'),
    )
    .addOption(new Option('--xml <format>', "what the client's system reads, too").choices([...mailXml]))
    .option('--to <address>', "whom to (default: the client's contact for billing)")
    .option('--subject <text>', 'in place of that of the template')
    .option('--text-file <file>', 'text in place of that of the template')
    .option('--again', 'also where one with it waits or was sent')
    .option(...yes)
    .action(async (said: string, options: InvoiceMailOptions) =>
      (await load()).runInvoiceMail(said, options, io),
    );
}

function createOutbox(io: CliIo): Command {
  return new Command('outbox')
    .description('mail, the newest first')
    .addOption(new Option('--state <state>', 'only in this state').choices([...mailStates]))
    .action(async (options: OutboxOptions) => (await load()).runOutbox(options, io));
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('a mail and its text')
    .addArgument(one)
    .option('--message', 'the exact message instead, as it goes out')
    .action(async (said: string, options: ShowOptions) => (await load()).runShow(said, options, io));
}

function createSendAgain(io: CliIo): Command {
  return new Command('send-again')
    .description('send a mail that was refused or may have been sent')
    .addArgument(one)
    .option(...yes)
    .action(async (said: string, options: SendingOptions) => (await load()).runSendAgain(said, options, io));
}

function createDrop(io: CliIo): Command {
  return new Command('drop')
    .description('a mail that waits is not sent')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) => (await load()).runDrop(said, options, io));
}

function createRelease(io: CliIo): Command {
  return new Command('release')
    .description(
      'let leave what rests after a restore or on a copied data folder, or one mail that waits for you',
    )
    .argument('[MAIL]', 'its ID or the beginning of it (default: all that rests)')
    .option(...yes)
    .action(async (said: string | undefined, options: SendingOptions) =>
      (await load()).runRelease(said, options, io),
    );
}
