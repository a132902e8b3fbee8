/** What `vireo report mail` does, over the API. */
import {
  type ApiClient,
  type CreateReportMailInput,
  createReportMail,
  deleteReportMail,
  listReportMails,
  newId,
  patchReportMail,
  previewReportMail,
  type ReportMail,
} from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import type { BackendOptions } from '../../backend/backend-options.ts';
import { findById } from '../../backend/find-by-id.ts';
import { overPractice } from '../../backend/over-practice.ts';
import { type Printing, printValue } from '../../backend/print-value.ts';
import { shortId } from '../../backend/short-id.ts';
import { printFacts } from '../../client/print-client.ts';
import { CliError, type CliIo } from '../../io.ts';
import { confirmSending, type SendingOptions } from '../../mail/confirm-sending.ts';
import { withoutControls } from '../../scan/plain-line.ts';
import { describeRule } from '../../schedule/print-schedules.ts';
import { type Column, printColumns } from '../../time/print-columns.ts';
import { readDay } from '../../time/read-typed.ts';
import { findSaved } from '../run-report.ts';

export interface AddReportMailOptions extends SendingOptions {
  readonly saved?: string;
  readonly weekly?: true;
  readonly to: readonly string[];
  readonly every?: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly from?: string;
  readonly time: string;
  readonly cron?: string;
}

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'NAME' },
  { title: 'RULE' },
  { title: 'STATE' },
  { title: 'TO' },
];

const recipientsOf = ({ recipients }: ReportMail) => recipients.map(({ address }) => address).join(', ');

function printReportMails(mails: readonly ReportMail[]): string {
  if (mails.length === 0) return 'No report leaves by mail. Add one: vireo report mail add NAME\n';
  const rows = mails.map((mail) => [
    shortId(mail),
    mail.name,
    describeRule(mail.rule),
    mail.state,
    recipientsOf(mail),
  ]);
  return printColumns(columns, rows);
}

function describeLast({ lastRun }: ReportMail): string | null {
  if (lastRun === null) return null;
  const { period, mails, because } = lastRun;
  return `${period}: ${mails} to the outbox${because === null ? '' : `. ${because}`}`;
}

function printReportMail(mail: ReportMail): string {
  const { kind, savedReportId } = mail.content;
  const saved = savedReportId === null ? 'a saved report that was deleted' : 'a saved report';
  return printFacts([
    ['ID', shortId(mail)],
    ['Name', mail.name],
    ['Shows', kind === 'weekly_summary' ? 'last week by project' : saved],
    ['To', recipientsOf(mail)],
    ['Rule', describeRule(mail.rule)],
    ['State', mail.state],
    ['Last', describeLast(mail)],
  ]);
}

async function listEvery(client: ApiClient): Promise<readonly ReportMail[]> {
  return await loadAll(
    async (page) =>
      (await listReportMails({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

/** By its name where only one has it, else by its ID. */
async function findReportMail(client: ApiClient, said: string): Promise<ReportMail> {
  const all = await listEvery(client);
  const [only, ...more] = all.filter(({ name }) => name.toLowerCase() === said.toLowerCase());
  return only !== undefined && more.length === 0 ? only : findById(all, said, 'report by mail');
}

export async function runReportMailList(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listEvery(client);
    printValue({ items }, printReportMails(items), { options, io });
  });
}

function readRule({ every, from, time, cron }: AddReportMailOptions): CreateReportMailInput['rule'] {
  const zone = ownZone();
  if ((every === undefined) === (cron === undefined)) throw new CliError('usage', 'Say --every or --cron.');
  if (cron !== undefined) return { cron, zone };
  return { unit: every ?? 'week', every: 1, date: readDay(from), time, zone };
}

async function readContent(
  client: ApiClient,
  { saved, weekly }: AddReportMailOptions,
): Promise<CreateReportMailInput['content']> {
  if ((saved === undefined) === (weekly === undefined))
    throw new CliError('usage', 'Say --saved or --weekly.');
  if (saved === undefined) return { kind: 'weekly_summary' };
  return { kind: 'saved_report', savedReportId: (await findSaved(client, saved)).id };
}

export async function runReportMailAdd(
  name: string,
  options: AddReportMailOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const [rule, content] = [readRule(options), await readContent(client, options)];
    const recipients = [...options.to];
    const shown = `"${name}" would leave ${describeRule(rule)}, to ${recipients.join(', ')}.`;
    await confirmSending({ options, io, shown: withoutControls(shown), question: 'Send it there?' });
    const body = { id: newId(), name, content, recipients, rule, confirm: recipients };
    const { data } = await createReportMail({ client, body, throwOnError: true });
    printValue(data, printReportMail(data), { options, io });
  });
}

export async function runReportMailShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const mail = await findReportMail(client, said);
    printValue(mail, printReportMail(mail), { options, io });
  });
}

export async function runReportMailPreview(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findReportMail(client, said);
    const { data } = await previewReportMail({ client, path: { id }, throwOnError: true });
    const text = data.text.split('\n').map(withoutControls).join('\n');
    printValue(data, `${text}\nFile: ${data.attachment.filename}\n`, { options, io });
  });
}

export async function runReportMailState(
  state: ReportMail['state'],
  said: string,
  printing: Printing,
): Promise<void> {
  const { options, io } = printing;
  await overPractice(options, io, async (client) => {
    const { id, version } = await findReportMail(client, said);
    const headers = { 'If-Match': `"${version}"` };
    const of = { client, path: { id }, headers, body: { state }, throwOnError: true } as const;
    const { data } = await patchReportMail(of);
    printValue(data, printReportMail(data), printing);
  });
}

export async function runReportMailDelete(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version, name } = await findReportMail(client, said);
    const headers = { 'If-Match': `"${version}"` };
    await deleteReportMail({ client, path: { id }, headers, throwOnError: true });
    printValue({ id }, `"${name}" leaves no more.\n`, { options, io });
  });
}
