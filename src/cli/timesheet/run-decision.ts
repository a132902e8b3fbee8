/**
 * `vireo timesheet approve|reject`: whole weeks, each by itself, or single entries of one. Each is shown before it is
 * decided on, and passes only as it was shown: its author may withdraw it and submit another in between.
 */
import {
  type ApiClient,
  decideTimesheets,
  getTimesheet,
  isApiRequestError,
  judgeEntries,
  type Timesheet,
  type TimesheetDecisions,
  type TimesheetWeek,
} from '../../api-client/index.ts';
import { findById } from '../backend/find-by-id.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { findTimesheets } from './find-timesheet.ts';
import { changedMeanwhile, formatSheet, printDecisions, printEntries } from './print-timesheet.ts';
import type { DecisionOptions } from './timesheet-options.ts';

/** The API takes no more at once. */
const mostAtOnce = 200;

const actOf = { approved: 'approve', rejected: 'reject' } as const;

export interface Decision {
  readonly verdict: 'approved' | 'rejected';
  readonly said: readonly string[];
  readonly options: DecisionOptions;
}

export async function runDecision(decision: Decision, io: CliIo): Promise<void> {
  await overPractice(decision.options, io, async (client) => {
    const found = await findTimesheets(client, decision.said, actOf[decision.verdict]);
    if (decision.options.entry !== undefined && found.length !== 1)
      throw new CliError('usage', 'Entries are of one timesheet: name it alone.');
    if (decision.options.version !== undefined && found.length !== 1)
      throw new CliError('usage', 'A version is of one timesheet: name it alone.');
    const weeks: TimesheetWeek[] = [];
    for (const { id } of found) weeks.push(await showWeek(client, id, io));
    const [week] = weeks;
    if (decision.options.entry === undefined || week === undefined)
      await decideWhole(client, { ...decision, weeks }, io);
    else await decideEntries(client, { ...decision, week }, io);
  });
}

/** The version to decide on: what a look before has told, else what was shown just now. */
function expectedOf({ version }: TimesheetWeek, { options }: Decision): number {
  return options.version ?? version;
}

/** Once more, where what is decided on was not what is there by now, and that was not what was shown. */
async function showAgain(
  client: ApiClient,
  { week, ...decision }: Decision & { readonly week: TimesheetWeek },
  io: CliIo,
): Promise<void> {
  if (expectedOf(week, decision) === week.version) await showWeek(client, week.id, io);
}

/** Beside the result, which other programs read. */
async function showWeek(client: ApiClient, id: string, io: CliIo): Promise<TimesheetWeek> {
  const { data } = await getTimesheet({ client, path: { id }, throwOnError: true });
  io.err(printEntries(data));
  return data;
}

type Whole = Decision & { readonly weeks: readonly TimesheetWeek[] };

/** What is refused is told, and ends with an exit code; the rest is decided anyway. */
async function decideWhole(client: ApiClient, whole: Whole, io: CliIo): Promise<void> {
  const results: TimesheetDecisions['results'] = [];
  for (let start = 0; start < whole.weeks.length; start += mostAtOnce) {
    const weeks = whole.weeks.slice(start, start + mostAtOnce);
    results.push(...(await decideSome(client, { ...whole, weeks })).results);
  }
  const data = { results };
  io.out(whole.options.json === true ? `${JSON.stringify(data)}\n` : printDecisions(data));
  if (results.some(({ error }) => error !== null)) io.setExitCode(exitCodes.failed);
  const stale = new Set(results.flatMap(({ id, error }) => (error?.code === 'stale_version' ? [id] : [])));
  for (const week of whole.weeks) if (stale.has(week.id)) await showAgain(client, { ...whole, week }, io);
}

async function decideSome(client: ApiClient, { weeks, ...decision }: Whole): Promise<TimesheetDecisions> {
  const { verdict, options } = decision;
  const { reason } = options;
  const items = weeks.map((week) => ({ id: week.id, version: expectedOf(week, decision) }));
  const body = { items, verdict, ...(reason === undefined ? {} : { reason }) };
  return (await decideTimesheets({ client, body, throwOnError: true })).data;
}

type Single = Decision & { readonly week: TimesheetWeek };

async function decideEntries(client: ApiClient, single: Single, io: CliIo): Promise<void> {
  const { week, verdict, options } = single;
  const { reason, json, entry = [] } = options;
  const known = week.days.flatMap(({ entries }) => entries);
  const entries = entry.map((said) => ({
    id: findById(known, said, 'entry of this timesheet').id,
    verdict,
    ...(reason === undefined ? {} : { reason }),
  }));
  try {
    const data = await judgeIfUnchanged(client, { id: week.id, version: expectedOf(week, single) }, entries);
    io.out(json === true ? `${JSON.stringify(data)}\n` : `${formatSheet(data)}\n`);
  } catch (error) {
    if (!isApiRequestError(error) || error.code !== 'stale_version') throw error;
    await showAgain(client, single, io);
    throw new CliError('failure', changedMeanwhile, error);
  }
}

async function judgeIfUnchanged(
  client: ApiClient,
  { id, version }: Pick<TimesheetWeek, 'id' | 'version'>,
  entries: Parameters<typeof judgeEntries>[0]['body']['entries'],
): Promise<Timesheet> {
  const headers = { 'If-Match': `"${version}"` };
  const { data } = await judgeEntries({
    client,
    path: { id },
    headers,
    body: { entries },
    throwOnError: true,
  });
  return data;
}
