/** What `vireo reminder` does, over the API. */
import {
  type ApiClient,
  getClientReminderRule,
  getInvoiceReminder,
  getOutgoing,
  listInvoiceReminders,
  listReminderRules,
  listReminders,
  newId,
  pauseReminders,
  type Reminder,
  resumeReminders,
  sendReminder,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findClient } from '../backend/find-client.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { findInvoice } from '../invoice/find-invoice.ts';
import { CliError, type CliIo } from '../io.ts';
import { confirmSending, type SendingOptions } from '../mail/confirm-sending.ts';
import { describePlan, printLetter, printReminders, printRule, printWritten } from './print-reminders.ts';

export interface SendReminderOptions extends SendingOptions {
  readonly sentElsewhere?: true;
}

export interface PauseOptions extends BackendOptions {
  readonly reason: string;
}

export async function runReminderList(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await listReminders({ client, throwOnError: true });
    printValue(data, printReminders(data), { options, io });
  });
}

export async function runReminderShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findInvoice(client, said);
    const { data } = await getInvoiceReminder({ client, path: { id }, throwOnError: true });
    const { data: written } = await listInvoiceReminders({ client, path: { id }, throwOnError: true });
    printValue({ ...data, written: written.items }, printLetter(data) + printWritten(written), {
      options,
      io,
    });
  });
}

export async function runReminderSend(said: string, options: SendReminderOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findInvoice(client, said);
    const { data: preview } = await getInvoiceReminder({ client, path: { id }, throwOnError: true });
    const { letter, plan } = preview;
    if (letter === null) throw new CliError('failure', preview.problem ?? describePlan(plan));
    const isElsewhere = options.sentElsewhere === true;
    const question = isElsewhere ? 'Record it as sent by you?' : 'Send it?';
    await confirmSending({ options, io, shown: printLetter(preview), question });
    const { step, open, fee, interest, deadline } = letter;
    const shown = { open, fee, interest, deadline };
    const body = { id: newId(), step, via: isElsewhere ? 'other' : 'mail', shown } as const;
    const { data } = await sendReminder({ client, path: { id }, body, throwOnError: true });
    const done = isElsewhere ? 'Recorded.' : await describeQueued(client, data);
    printValue(data, `${done}\n`, { options, io });
  });
}

/** Mail that rests leaves on no day. */
async function describeQueued(
  client: ApiClient,
  { email, leavesAt, writtenOn }: Pick<Reminder, 'email' | 'leavesAt' | 'writtenOn'>,
): Promise<string> {
  const { data: outgoing } = await getOutgoing({ client, throwOnError: true });
  const where = `It is in the outbox, to ${email}`;
  if (outgoing.rests) return `${where}. Outgoing mail rests, so it does not leave: vireo mail status`;
  const when = leavesAt === null ? '' : `, and leaves on the morning of ${writtenOn}`;
  return `${where}${when}: vireo mail outbox`;
}

export async function runReminderPause(said: string, options: PauseOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findInvoice(client, said);
    const body = { reason: options.reason };
    const { data } = await pauseReminders({ client, path: { id }, body, throwOnError: true });
    printValue(data, printLetter(data), { options, io });
  });
}

export async function runReminderResume(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findInvoice(client, said);
    const { data } = await resumeReminders({ client, path: { id }, throwOnError: true });
    printValue(data, printLetter(data), { options, io });
  });
}

export async function runReminderRules(
  said: string | undefined,
  options: BackendOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    if (said === undefined) {
      const { data } = await listReminderRules({ client, throwOnError: true });
      printValue(data, data.items.map(printRule).join('\n'), { options, io });
      return;
    }
    const { id } = await findClient(client, said);
    const { data } = await getClientReminderRule({ client, path: { id }, throwOnError: true });
    printValue(data, printRule(data), { options, io });
  });
}
