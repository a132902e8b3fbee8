/** What the `vireo mail` subcommands are called with. */
import type { CreateMailAccount, MailStatus } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import type { EmailOptions } from '../invoice/invoice-options.ts';
import type { SendingOptions } from './confirm-sending.ts';

export interface PasswordOptions extends BackendOptions {
  readonly passwordFile?: string;
}

export interface EditOptions extends PasswordOptions {
  readonly host?: string;
  readonly port?: number;
  readonly security?: NonNullable<CreateMailAccount['security']>;
  readonly username?: string;
  readonly name?: string;
  readonly dailyLimit?: number;
}

export interface SetUpOptions extends EditOptions {
  readonly preset: NonNullable<CreateMailAccount['preset']>;
  readonly signIn: boolean;
  readonly test: boolean;
}

export interface TestOptions extends PasswordOptions {
  readonly to?: string;
}

export interface MarkOptions extends BackendOptions {
  readonly reason?: string;
}

export interface OutboxOptions extends BackendOptions {
  readonly state?: keyof MailStatus['counts'];
}

export interface ShowOptions extends BackendOptions {
  readonly message?: true;
}

export interface InvoiceMailOptions extends SendingOptions {
  readonly format: EmailOptions['format'];
  readonly xml?: NonNullable<EmailOptions['xml']>;
  readonly to?: string;
  readonly subject?: string;
  readonly textFile?: string;
  readonly again?: true;
}
