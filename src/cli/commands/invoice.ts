/** `vireo invoice`: drafts, issued invoices, credit notes, and the files that clients' systems take. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { AccountingRate } from '../../domain/invoice-document.ts';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import {
  type CorrectOptions,
  type CreateOptions,
  type CreditOptions,
  type EmailOptions,
  type ExportOptions,
  exportFormats,
  groupOptions,
  invoiceStates,
  type ListOptions,
  mailFormats,
  mailXml,
  type OpeningOptions,
  type SentOptions,
  type SeriesOptions,
  sentVias,
} from '../invoice/invoice-options.ts';
import type { CliIo } from '../io.ts';

const help = `
An INVOICE is named by its number, or by the ID that "list" shows. --from-json takes a whole invoice (docs/invoices.md has an
example, docs/invoice.schema.json the schema); what it leaves out is taken from the client and the practice, and each rule
that it breaks is named by its code, such as BR-CO-15.

Formats: pdf (PDF/A-3), html, json; ubl (Peppol BIS 3), cii (EN 16931), xrechnung (XRechnung 3 in UBL), xrechnung-cii;
facturx (a PDF with EN 16931 inside), facturx-xrechnung.

Exit codes: 0 done, 1 the invoice breaks a rule or a series is not whole, 2 wrong usage, or it was refused.

Examples:
  vireo invoice create --client "Nordwind GmbH" --from 2026-11-01 --to 2026-11-30
  vireo invoice create --client "Nordwind GmbH" --group project/task --annex
  vireo invoice create --from-json invoice.json --issue --json
  vireo invoice issue 0c5d2a91
  vireo invoice export 2026-0043 --format xrechnung --output 2026-0043.xml
  vireo invoice email 2026-0043 --xml xrechnung --output 2026-0043.eml
  vireo invoice sent 2026-0043 --to ap@nordwind.example
  vireo invoice credit 2026-0043 --reason "Wrong rate" --release
  vireo invoice credit 2026-0043 --reason "One workshop less" --lines 2=1
  vireo invoice correct 2026-0043 --reason "Wrong order number"`;

const load = {
  create: () => import('../invoice/run-create.ts'),
  others: () => import('../invoice/run-invoices.ts'),
  opening: () => import('../invoice/run-opening.ts'),
  series: () => import('../invoice/run-series.ts'),
};

const named = new Argument('<INVOICE>', 'its number, or its ID');

function createList(io: CliIo): Command {
  return withBackendOptions(
    new Command('list')
      .description('invoices, newest first')
      .option('--client <name>', 'only of this client')
      .addOption(new Option('--state <state>', 'only in this state').choices([...invoiceStates])),
  ).action(async (options: ListOptions) => (await load.others()).runList(options, io));
}

function parseAccountingRate(value: string): AccountingRate {
  const [currency = '', rate = '', date = '', ...more] = value.split(':');
  if (more.length > 0 || currency === '' || rate === '' || date === '') {
    throw new InvalidArgumentError('a currency, a rate and its day are needed: EUR:0.9234:2026-11-19.');
  }
  return { currency, rate, date };
}

function createCreate(io: CliIo): Command {
  return withBackendOptions(
    new Command('create')
      .description(
        "a draft: of a client's approved time that nobody billed yet, or of an invoice that is given whole",
      )
      .option('--client <name>', 'whom to bill')
      .option('--from <date>', 'only time of this day and later')
      .option('--to <date>', 'only time of this day and before')
      .addOption(
        new Option('--group <group>', 'what a line bills, below which heads (default: task)').choices([
          ...groupOptions,
        ]),
      )
      .option('--annex', 'list entries and commits on pages of their own')
      .addOption(
        new Option(
          '--accounting-rate <rate>',
          'into the currency that VAT is due in, with its day: EUR:0.9234:2026-11-19',
        ).argParser(parseAccountingRate),
      )
      .option('--from-json <file>', 'a whole invoice; - is standard input')
      .option('--issue', 'issue it at once: the number is drawn, it becomes final'),
  ).action(async (options: CreateOptions) => (await load.create()).runCreate(options, io));
}

const ofOne = [
  ['show', 'what it says, and what its checks say', 'runShow'],
  ['issue', 'draw the number and make it final', 'runIssue'],
  ['duplicate', 'a draft with its lines beside time, as of today', 'runDuplicate'],
  ['delete', 'delete a draft; its time may be billed again', 'runDelete'],
] as const;

function createOfOne(io: CliIo): readonly Command[] {
  return ofOne.map(([name, description, run]) =>
    withBackendOptions(new Command(name).description(description).addArgument(named)).action(
      async (said: string, options: BackendOptions) => (await load.others())[run](said, options, io),
    ),
  );
}

function createCredit(io: CliIo): Command {
  return withBackendOptions(
    new Command('credit')
      .description('credit an issued invoice: all that is left of it, lines, or an amount')
      .addArgument(named)
      .requiredOption('--reason <text>', 'printed on the credit note')
      .option('--lines <lines>', 'positions, whole or with a quantity: 1,3=2.5; of time: 1=1:30')
      .option('--amount <net>', 'net, over all lines in proportion to what is left of each')
      .option('--release', 'its time can be invoiced again once the whole invoice is credited'),
  ).action(async (said: string, options: CreditOptions) =>
    (await load.others()).runCredit(said, options, io),
  );
}

function parseFirst(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('a whole number from 1 is needed.');
  return Number(value);
}

function createOpening(io: CliIo): Command {
  return withBackendOptions(
    new Command('opening')
      .description('enter an open invoice of the tool before, to be paid here')
      .argument('<NUMBER>', 'as that tool printed it')
      .requiredOption('--client <name>', 'who owes it')
      .requiredOption('--amount <amount>', 'what is still to be paid, VAT included')
      .requiredOption('--issued <date>', 'date of the invoice')
      .requiredOption('--due <date>', 'when it is due')
      .option('--currency <code>', "default: the client's"),
  ).action(async (number: string, options: OpeningOptions) =>
    (await load.opening()).runOpening(number, options, io),
  );
}

function createSeries(io: CliIo): Command {
  return withBackendOptions(
    new Command('series')
      .description('which numbers come next; --first sets the start of an unused series')
      .option(
        '--first <n>',
        'the counter alone: 43 where the last invoice of the tool before was 42',
        parseFirst,
      )
      .option('--client <name>', 'of a client with a pattern of its own')
      .option('--credit-notes', 'of credit notes'),
  ).action(async (options: SeriesOptions) => (await load.series()).runSeries(options, io));
}

function createEmail(io: CliIo): Command {
  return withBackendOptions(
    new Command('email')
      .description('an issued invoice as an unsent mail with its files (.eml), for your mail program')
      .addArgument(named)
      .addOption(
        new Option('--format <format>', 'of the file to read').choices([...mailFormats]).default('pdf'),
      )
      .addOption(new Option('--xml <format>', 'an e-invoice beside it').choices([...mailXml]))
      .option('--to <address>', "to whom (default: the client's contact for billing)")
      .option('--output <file>', 'where it is written (default: standard output)'),
  ).action(async (said: string, options: EmailOptions) => (await load.others()).runEmail(said, options, io));
}

function createSent(io: CliIo): Command {
  return withBackendOptions(
    new Command('sent')
      .description('record that an issued invoice was sent')
      .addArgument(named)
      .option('--to <address>', 'to whom')
      .addOption(new Option('--via <way>', 'how (default: email)').choices([...sentVias]))
      .option('--date <date>', 'when (default: today)'),
  ).action(async (said: string, options: SentOptions) => (await load.others()).runSent(said, options, io));
}

function createCorrect(io: CliIo): Command {
  return withBackendOptions(
    new Command('correct')
      .description('credit all that is left of an invoice, and make a draft of the same time and lines')
      .addArgument(named)
      .requiredOption('--reason <text>', 'printed on the credit note'),
  ).action(async (said: string, options: CorrectOptions) =>
    (await load.others()).runCorrect(said, options, io),
  );
}

function createVerify(io: CliIo): Command {
  return withBackendOptions(
    new Command('verify').description('prove that numbers have no gap and no issued document was changed'),
  ).action(async (options: BackendOptions) => (await load.others()).runVerify(options, io));
}

function createExport(io: CliIo): Command {
  return withBackendOptions(
    new Command('export')
      .description('the invoice as a file')
      .addArgument(named)
      .addOption(
        new Option('--format <format>', 'of the file').choices([...exportFormats]).makeOptionMandatory(),
      )
      .option('--output <file>', 'where it is written (default: standard output)'),
  ).action(async (said: string, options: ExportOptions) =>
    (await load.others()).runExport(said, options, io),
  );
}

export function createInvoiceCommand(io: CliIo): Command {
  const command = new Command('invoice')
    .description('invoices: drafts, issue, credit, export')
    .addHelpText('after', help);
  for (const each of [
    createList(io),
    createCreate(io),
    ...createOfOne(io),
    createCredit(io),
    createCorrect(io),
    createExport(io),
    createOpening(io),
    createSeries(io),
    createEmail(io),
    createSent(io),
    createVerify(io),
  ]) {
    command.addCommand(each);
  }
  return command;
}
