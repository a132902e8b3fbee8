/** What `vireo mail` does with the outbox, over the API. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type ApiClient,
  dropMail,
  getMailStatus,
  getMailText,
  getOutgoing,
  listMails,
  type Mail,
  type MailInvoiceInput,
  mailInvoice,
  newId,
  previewInvoiceMail,
  releaseOneMail,
  releaseOutgoing,
  sendMailAgain,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { findInvoice } from '../invoice/find-invoice.ts';
import { CliError, type CliIo } from '../io.ts';
import { plural } from '../scan/plain-line.ts';
import { confirmSending, type SendingOptions } from './confirm-sending.ts';
import type { InvoiceMailOptions, OutboxOptions, ShowOptions } from './mail-options.ts';
import { printInvoiceLetter, printMail, printMails, printOutgoing, printStatus } from './print-mail.ts';
import { listEveryAccount } from './set-up-mail.ts';

const mostListed = 500;

async function listOutbox(
  client: ApiClient,
  { state }: Pick<OutboxOptions, 'state'>,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Mail[]> {
  const filter = state === undefined ? {} : { state };
  return await loadAll(
    async (page) =>
      (await listMails({ client, query: { ...filter, limit: mostListed, ...page }, throwOnError: true }))
        .data,
    most,
  );
}

async function findMail(client: ApiClient, said: string): Promise<Mail> {
  return findById(await listOutbox(client, {}), said, 'mail');
}

const matching = ({ version }: Mail) => ({ 'If-Match': `"${version}"` });

export async function runStatus(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await getMailStatus({ client, throwOnError: true });
    printValue(data, printStatus(data, await listEveryAccount(client)), { options, io });
  });
}

export async function runOutbox(options: OutboxOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listOutbox(client, options, mostListed);
    printValue({ items }, printMails(items), { options, io });
  });
}

export async function runShow(said: string, options: ShowOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const mail = await findMail(client, said);
    const { data } = await getMailText({ client, path: { id: mail.id }, throwOnError: true });
    const text = options.message === true ? data.message : printMail(mail, data);
    printValue({ ...mail, text: data.text }, text, { options, io });
  });
}

export async function runSendAgain(said: string, options: SendingOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const mail = await findMail(client, said);
    const { data: text } = await getMailText({ client, path: { id: mail.id }, throwOnError: true });
    const isTwice = mail.state === 'may_have_been_sent';
    const question = isTwice ? 'It may have been sent before. Send it again?' : 'Send it again?';
    await confirmSending({ options, io, shown: printMail(mail, text), question });
    const of = { client, path: { id: mail.id }, headers: matching(mail), throwOnError: true } as const;
    const { data } = await sendMailAgain(of);
    printValue(data, 'It is in the outbox: vireo mail outbox\n', { options, io });
  });
}

export async function runDrop(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const mail = await findMail(client, said);
    const of = { client, path: { id: mail.id }, headers: matching(mail), throwOnError: true } as const;
    const { data } = await dropMail(of);
    printValue(data, `"${mail.subject}" will not be sent.\n`, { options, io });
  });
}

/** One mail, or all that rests. */
export async function runRelease(
  said: string | undefined,
  options: SendingOptions,
  io: CliIo,
): Promise<void> {
  if (said !== undefined) return await releaseOne(said, options, io);
  await overPractice(options, io, async (client) => {
    const { data: outgoing } = await getOutgoing({ client, throwOnError: true });
    if (!outgoing.rests) {
      printValue(outgoing, 'Nothing rests: mail leaves by itself.\n', { options, io });
      return;
    }
    if (outgoing.reason === 'demo') throw new CliError('failure', 'The demo never sends mail.');
    await confirmSending({ options, io, shown: printOutgoing(outgoing), question: 'Let it leave?' });
    const { data } = await releaseOutgoing({ client, throwOnError: true });
    printValue(data, `${plural(outgoing.items.length, 'thing')} released.\n`, { options, io });
  });
}

async function releaseOne(said: string, options: SendingOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const mail = await findMail(client, said);
    const { data: text } = await getMailText({ client, path: { id: mail.id }, throwOnError: true });
    await confirmSending({ options, io, shown: printMail(mail, text), question: 'Let it leave?' });
    const of = { client, path: { id: mail.id }, headers: matching(mail), throwOnError: true } as const;
    const { data } = await releaseOneMail(of);
    printValue(data, 'It leaves: vireo mail outbox\n', { options, io });
  });
}

export async function runInvoiceMail(said: string, options: InvoiceMailOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findInvoice(client, said);
    const input = await readInput(options, io);
    const { format, xml, to } = input;
    const query = { format, ...(xml !== undefined && { xml }), ...(to !== undefined && { to }) };
    const { data: preview } = await previewInvoiceMail({ client, path: { id }, query, throwOnError: true });
    const letter = {
      ...preview,
      to: preview.recipient?.address ?? 'nobody: say whom by --to',
      subject: input.subject ?? preview.subject,
      text: input.text ?? preview.text,
    };
    await confirmSending({ options, io, shown: printInvoiceLetter(letter), question: 'Send it?' });
    const body = { id: newId(), ...input };
    const { data } = await mailInvoice({ client, path: { id }, body, throwOnError: true });
    printValue(data, `It is in the outbox, to ${data.to.join(', ')}: vireo mail outbox\n`, { options, io });
  });
}

async function readInput(
  { format, xml, to, subject, textFile, again }: InvoiceMailOptions,
  { cwd }: CliIo,
): Promise<MailInvoiceInput & Pick<InvoiceMailOptions, 'format'>> {
  return {
    format,
    ...(xml !== undefined && { xml }),
    ...(to !== undefined && { to }),
    ...(subject !== undefined && { subject }),
    ...(textFile !== undefined && { text: await readFile(path.resolve(cwd, textFile), 'utf8') }),
    ...(again === true && { again }),
  };
}
