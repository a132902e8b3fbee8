/** `vireo client`: whom the practice works for. */
import { Argument, Command, Option } from 'commander';
import { clientTaxTreatments } from '../../domain/tax/treatments.ts';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type {
  AddClientOptions,
  ArchiveOptions,
  ClientListOptions,
  ClientOptions,
  ImportClientOptions,
  StatementOptions,
} from '../client/client-options.ts';
import { withPartyOptions } from '../client/party-options.ts';
import type { CliIo } from '../io.ts';

const help = `
A CLIENT is its name, in short too, or the ID that "list" shows. An empty text clears a field: --vat-id "".
A file for "import" is CSV with a header in English or German (Name, Street, Postcode, City, Country, VAT ID, Email …). All
of it is taken or nothing; a client that is there by name and VAT ID is left as it is.

Exit codes: 0 done, 1 a dry run found that the file would be refused, 2 wrong usage, or it was refused.

Examples:
  vireo client add "Nordwind GmbH" --currency EUR --street "Am Sandtorkai 50" --postcode 20457 --city Hamburg --country DE
  vireo client edit nordwind --vat-id DE136695976 --e-address 0204:04011000-1234512345-06
  vireo client edit acme --tax reverse_charge
  vireo client statement nordwind --from 2026-01-01 --to 2026-12-31
  vireo client import clients.csv --dry-run
  vireo client archive acme`;

const load = () => import('../client/run-client.ts');
const one = new Argument('<CLIENT>', 'name or ID');

function withFields(command: Command): Command {
  return withPartyOptions(command, [...clientTaxTreatments, 'own'])
    .addOption(
      new Option(
        '--debtor <kind>',
        'what late fees and interest depend on; a VAT ID alone says business',
      ).choices(['business', 'consumer', 'unknown']),
    )
    .option('--buyer-reference <text>', 'what the client wants quoted on invoices, such as an order number')
    .option('--invoice-pattern <pattern>', 'a series of its own, such as "NW-{YYYY}-{###}"; "" for yours');
}

export function createClientCommand(io: CliIo): Command {
  const command = new Command('client').description('clients, and what invoices need to know of them');
  for (const create of [
    createList,
    createShow,
    createAdd,
    createEdit,
    createArchive,
    createStatement,
    createImport,
  ]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('clients by name')
    .option('--archived', 'archived ones, too')
    .action(async (options: ClientListOptions) => (await load()).runClientList(options, io));
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('all that is known of a client, with its contacts')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) => (await load()).runClientShow(said, options, io));
}

function createAdd(io: CliIo): Command {
  return withFields(
    new Command('add')
      .description('add a client')
      .argument('<name>', 'as printed on invoices')
      .option('--currency <code>', "that it is billed in (default: the practice's)")
      .option('--yes', 'add it without asking whether a client of a similar name is meant'),
  ).action(async (name: string, options: AddClientOptions) => (await load()).runClientAdd(name, options, io));
}

function createEdit(io: CliIo): Command {
  return withFields(
    new Command('edit').description('change a client').addArgument(one).option('--name <text>', 'name'),
  ).action(async (said: string, options: ClientOptions) => (await load()).runClientEdit(said, options, io));
}

function createArchive(io: CliIo): Command {
  return new Command('archive')
    .description('hide a client from lists; nothing of it is lost')
    .addArgument(one)
    .option('--restore', 'list it again')
    .action(async (said: string, options: ArchiveOptions) =>
      (await load()).runClientArchive(said, options, io),
    );
}

function createStatement(io: CliIo): Command {
  return new Command('statement')
    .description('statement of account: every invoice, credit note and payment, with the balance')
    .addArgument(one)
    .option('--from <date>', 'the first day (default: that of the first invoice)')
    .option('--to <date>', 'the last day (default: today)')
    .option('--csv', 'as CSV')
    .option('--output <file>', 'where it is written (default: standard output)')
    .action(async (said: string, options: StatementOptions) =>
      (await import('../client/statement/run-statement.ts')).runStatement(said, options, io),
    );
}

function createImport(io: CliIo): Command {
  return new Command('import')
    .description('add clients of a CSV file')
    .argument('<file>', 'the file; - for standard input')
    .option('--currency <code>', "of clients whose row names none (default: the practice's)")
    .option('--match-similar', 'clients that look like one here are that one')
    .option('--yes', 'ask nothing: add clients that look like others')
    .option('--dry-run', 'only say what would be')
    .action(async (file: string, options: ImportClientOptions) =>
      (await load()).runClientImport(file, options, io),
    );
}
