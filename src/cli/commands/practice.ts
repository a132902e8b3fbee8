/** `vireo practice`: the user's own data, as invoices print it. */
import { Command, Option } from 'commander';
import { taxTreatments } from '../../domain/tax/treatments.ts';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import { withPartyOptions } from '../client/party-options.ts';
import type { CliIo } from '../io.ts';
import type { LookOptions } from '../practice/run-look.ts';
import type { PracticeOptions } from '../practice/run-practice.ts';

const help = `
With --country, currency, time zone and language that are usual there are offered. An empty text clears a field: --vat-id "".
With --tax standard the VAT rate is that of your country; where Vireo knows none,
say it once with --tax-rate. --tax small_business bills without VAT (§ 19 UStG, Directive (EU) 2020/285).

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo practice edit --name "Mara Voss" --street "Lange Reihe 14" --postcode 20099 --city Hamburg --country DE
  vireo practice edit --vat-id DE123456788 --iban DE89370400440532013000 --contact-phone "+49 40 123"
  vireo practice look --logo logo.png --color "#0a7a55" --footer "Nordbank\\nBIC NORDDEHH" "HRB 4711"
  vireo practice show --json`;

const load = () => import('../practice/run-practice.ts');

export function createPracticeCommand(io: CliIo): Command {
  const show = new Command('show')
    .description('what invoices say of you')
    .action(async (options: BackendOptions) => (await load()).runPracticeShow(options, io));
  const edit = withPartyOptions(
    new Command('edit').description('change it').option('--name <text>', 'your name, or your company’s'),
    taxTreatments,
  )
    .option('--tax-number <number>', 'where you have no VAT ID, such as a German Steuernummer')
    .option('--registration-number <number>', 'of a register of companies')
    .option('--contact-name <text>', 'whom clients ask about an invoice')
    .option('--contact-phone <text>', 'their phone number')
    .option('--contact-email <address>', 'their email address')
    .option('--iban <iban>', 'account for payments')
    .option('--bic <bic>', 'BIC of the bank')
    .option('--account-name <text>', 'holder of the account, where that is another name')
    .option('--invoice-pattern <pattern>', 'how invoices are numbered, such as "RE-{YYYY}-{####}"')
    .option('--credit-note-pattern <pattern>', 'how credit notes are numbered')
    .option('--currency <code>', 'currency of figures')
    .option('--zone <zone>', 'time zone, such as Europe/Berlin')
    .action(async (options: PracticeOptions) => (await load()).runPracticeEdit(options, io));
  const look = new Command('look')
    .description('how your invoices look: logo, colour, footer, columns; without options, shows it')
    .option('--logo <file>', 'PNG or JPEG of at most 1 MB, 4,000 pixels a side and 2 million in all')
    .addOption(new Option('--logo-align <side>', 'where it stands').choices(['left', 'right']))
    .option('--logo-height <mm>', 'printed height in millimetres, 8 to 40')
    .option('--color <color>', 'of name, title and lines, such as "#0a7a55"')
    .option('--footer <texts...>', 'up to three texts side by side; \\n begins a new line')
    .option(
      '--columns <list>',
      'of position,period,quantity,price,tax-rate; description and amount always stay',
    )
    .action(async (options: LookOptions) =>
      (await import('../practice/run-look.ts')).runPracticeLook(options, io),
    );
  return new Command('practice')
    .description('your own details, as invoices print them')
    .addCommand(withBackendOptions(show))
    .addCommand(withBackendOptions(edit))
    .addCommand(withBackendOptions(look))
    .addHelpText('after', help);
}
