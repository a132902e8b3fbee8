/** What leaves the practice is shown first, and a person says yes. */
import type { BackendOptions } from '../backend/backend-options.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';

export interface SendingOptions extends BackendOptions {
  readonly yes?: true;
}

export interface Asking {
  readonly options: SendingOptions;
  readonly io: CliIo;
  /** As a person reads it. */
  readonly shown: string;
  /** `Send it?` */
  readonly question: string;
}

/** @throws CliError where the answer is no, and where nobody can be asked and `--yes` is not there */
export async function confirmSending({ options, io, shown, question }: Asking): Promise<void> {
  if (options.yes === true) return;
  if (io.ask === undefined || options.json === true) {
    throw new CliError('usage', 'Nothing was sent: without a terminal, or with --json, this needs --yes.');
  }
  io.err(shown.endsWith('\n') ? shown : `${shown}\n`);
  if (!isYes(await io.ask(`${question} [y/N] `))) throw new CliError('failure', 'Nothing was sent.');
}
