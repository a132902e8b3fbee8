/** `vireo payment`: what clients paid, what was paid back, written off, or reversed. */
import { Argument, Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type {
  FactOptions,
  ListPaymentOptions,
  RecordOptions,
  RefundOptions,
  ReverseOptions,
} from '../../payment/payment-options.ts';

const help = `
An INVOICE is named by its number, or by the ID that "invoice list" shows. Without --amount all that is due is paid; what is
paid beyond it is the client's credit, which "apply" puts to another invoice and "refund" pays back. A payment is reversed by
another one, never deleted.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo payment record 2026-0043
  vireo payment record 2026-0043 2026-0044 --amount 2500 --date 2026-11-20 --reference "Statement 47"
  vireo payment record 2026-0045 --cash-discount
  vireo payment write-off 2026-0031 --note "Insolvent"
  vireo payment apply 2026-0046
  vireo payment refund nordwind`;

const load = () => import('../../payment/run-payment.ts');
const invoice = new Argument('<INVOICE>', 'its number, or its ID');

function withFacts(command: Command, whole: string): Command {
  return withBackendOptions(
    command
      .option('--amount <amount>', `such as 1250.50 (default: ${whole})`)
      .option('--date <date>', 'the day from which it counts (default: today)')
      .option('--account <text>', 'the account that the money came to or went from')
      .option('--reference <text>', 'what the bank statement says')
      .option('--note <text>', 'a note of your own'),
  );
}

function createRecord(io: CliIo): Command {
  return withFacts(
    new Command('record')
      .description('record a payment of one or more invoices')
      .argument('[INVOICE...]', 'numbers or IDs')
      .option('--client <name>', 'who paid (default: the client of the invoices)')
      .option('--currency <code>', "of the payment (default: the invoice's, else the client's)")
      .option('--cash-discount', 'the cash discount of the invoice is taken'),
    'all that is due',
  ).action(async (said: string[], options: RecordOptions) => (await load()).runRecord(said, options, io));
}

function createWriteOff(io: CliIo): Command {
  return withFacts(
    new Command('write-off').description('write off what will not be paid').addArgument(invoice),
    'all that is due',
  ).action(async (said: string, options: FactOptions) => (await load()).runWriteOff(said, options, io));
}

function createApply(io: CliIo): Command {
  return withFacts(
    new Command('apply').description("pay an invoice by its client's credit").addArgument(invoice),
    'as much as is due, or as there is',
  ).action(async (said: string, options: FactOptions) => (await load()).runApply(said, options, io));
}

function createRefund(io: CliIo): Command {
  return withFacts(
    new Command('refund')
      .description("record that a client's credit was paid back")
      .argument('<CLIENT>', 'name or ID')
      .option('--currency <code>', "of the credit (default: the client's)"),
    'all of the credit',
  ).action(async (said: string, options: RefundOptions) => (await load()).runRefund(said, options, io));
}

function createList(io: CliIo): Command {
  return withBackendOptions(
    new Command('list')
      .description('payments, newest first')
      .option('--client <name>', 'only of this client')
      .option('--invoice <invoice>', 'only of this invoice'),
  ).action(async (options: ListPaymentOptions) => (await load()).runList(options, io));
}

function createShow(io: CliIo): Command {
  return withBackendOptions(
    new Command('show').description('all that is known of a payment').argument('<id>', 'as "list" shows it'),
  ).action(async (said: string, options: BackendOptions) => (await load()).runShow(said, options, io));
}

function createReverse(io: CliIo): Command {
  return withBackendOptions(
    new Command('reverse')
      .description('reverse a payment, refund, write-off or applied credit')
      .argument('<id>', 'as "list" shows it')
      .option('--date <date>', 'the day from which the reversal counts (default: today)')
      .option('--note <text>', 'why'),
  ).action(async (said: string, options: ReverseOptions) => (await load()).runReverse(said, options, io));
}

export function createPaymentCommand(io: CliIo): Command {
  const command = new Command('payment')
    .description('payments, refunds and write-offs')
    .addHelpText('after', help);
  for (const create of [
    createRecord,
    createList,
    createShow,
    createReverse,
    createRefund,
    createWriteOff,
    createApply,
  ]) {
    command.addCommand(create(io));
  }
  return command;
}
