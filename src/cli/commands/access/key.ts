/** `vireo key`: keys by which programs use the API. */
import { Command, Option } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type { CreateKeyOptions, ListKeysOptions, RotateKeyOptions } from '../../key/key-options.ts';

const help = `
A KEY is its name where there is one of it, else the ID that "list" shows. A scope is a permission, such as time:read; with --scope
read the key may read all that you may. It never has more than you, and opens no keys, members or secrets.

The whole key is printed once, alone on standard output.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo key create "Nightly export" --scope time:read --scope client:read --expires 2027-06-30
  vireo key create Board --scope read --from 192.0.2.0/24
  vireo key rotate "Nightly export" --overlap 48
  vireo api GET /clients --server http://127.0.0.1:4100 --token "$VIREO_KEY"`;

const load = () => import('../../key/run-key.ts');
const collect = (value: string, all: readonly string[] = []) => [...all, value];

export function createKeyCommand(io: CliIo): Command {
  const command = new Command('key').description('keys by which programs use the API');
  for (const create of [createList, createCreate, createShow, createRotate, createRevoke]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('keys, with their scopes and when each was used last')
    .option('--revoked', 'with those that were revoked')
    .action(async (options: ListKeysOptions) => (await load()).runKeyList(options, io));
}

function createCreate(io: CliIo): Command {
  return new Command('create')
    .description('make a key')
    .argument('<NAME>', 'what it is for')
    .addOption(
      new Option('--scope <scope>', 'a permission, or "read"; several times for several')
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .option('--organization', "the organization's own: it goes on when you leave")
    .option('--expires <date>', 'the last day on which it is taken')
    .addOption(
      new Option('--from <network>', 'address or network that it is taken from; several times').argParser(
        collect,
      ),
    )
    .option('--per-minute <n>', 'requests a minute')
    .action(async (name: string, options: CreateKeyOptions) =>
      (await load()).runKeyCreate(name, options, io),
    );
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('what it may, and how often it was used')
    .argument('<KEY>', 'its name, or its ID')
    .action(async (said: string, options: BackendOptions) => (await load()).runKeyShow(said, options, io));
}

function createRotate(io: CliIo): Command {
  return new Command('rotate')
    .description('another secret for it')
    .argument('<KEY>', 'its name, or its ID')
    .option('--overlap <hours>', 'in which the one of before is taken as well', '24')
    .action(async (said: string, options: RotateKeyOptions) =>
      (await load()).runKeyRotate(said, options, io),
    );
}

function createRevoke(io: CliIo): Command {
  return new Command('revoke')
    .description('it opens nothing any more')
    .argument('<KEY>', 'its name, or its ID')
    .action(async (said: string, options: BackendOptions) => (await load()).runKeyRevoke(said, options, io));
}
