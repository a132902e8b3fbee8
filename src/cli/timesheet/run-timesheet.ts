/** What the `vireo timesheet` subcommands do, over the API. */
import {
  type ApiClient,
  createTimesheetComment,
  getTimesheet,
  getTimesheetDifferences,
  listTimesheetComments,
  listTimesheetHistory,
  listTimesheets,
  listWeeks,
  newId,
  reopenTimesheet,
  type Timesheet,
  withdrawTimesheet,
} from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { shortId } from '../backend/short-id.ts';
import type { CliIo } from '../io.ts';
import { findShown, findTimesheet, openTimesheet } from './find-timesheet.ts';
import { formatSheet, printSheets, printSteps, printWeek, weekOf } from './print-timesheet.ts';
import { submitIfUnchanged } from './submit-if-unchanged.ts';
import type { ListOptions, ReasonOptions, SubmitOptions } from './timesheet-options.ts';

/** More was never said about a week. */
const pageSize = 500;

function print(value: unknown, text: string, { options, io }: { options: BackendOptions; io: CliIo }): void {
  io.out(options.json === true ? `${JSON.stringify(value)}\n` : text);
}

export async function runList(options: ListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { state, from, to, limit } = options;
    const query = { limit, ...(state && { state }), ...(from && { from }), ...(to && { to }) };
    const { data } = await listTimesheets({ client, query, throwOnError: true });
    print({ items: data.items }, printSheets(data.items), { options, io });
  });
}

export async function runShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findShown(client, said, io);
    const of = { client, path: { id }, throwOnError: true } as const;
    const { data: week } = await getTimesheet(of);
    const { data: differences } = await getTimesheetDifferences(of);
    const { data: comments } = await listTimesheetComments({ ...of, query: { limit: pageSize } });
    const shown = { week, differences, comments: comments.items };
    print(shown, printWeek(shown), { options, io });
  });
}

type Change = (client: ApiClient, said: string) => Promise<Timesheet>;

async function change(said: string, act: Change, on: { options: BackendOptions; io: CliIo }): Promise<void> {
  await overPractice(on.options, on.io, async (client) => {
    const sheet = await act(client, said);
    print(sheet, `${formatSheet(sheet)}\n`, on);
  });
}

/** With what of the week came later than the sheet that waits, and is on none until that one is decided. */
export async function runSubmit(said: string, options: SubmitOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await openTimesheet(client, said);
    const { sheet, sharedSeconds } = await submitIfUnchanged(client, id, { options, io });
    const waitingSeconds = await sumWaiting(client, sheet);
    print({ ...sheet, sharedSeconds, waitingSeconds }, `${formatSheet(sheet)}\n`, { options, io });
    if (waitingSeconds === 0 || options.json === true) return;
    const waiting = `${formatMinutes(waitingSeconds)} more of this week waits`;
    io.err(`vireo: ${waiting} until ${weekOf(sheet)} is decided or withdrawn: it is on no timesheet yet.\n`);
  });
}

/** Of the caller's own time, which is what a person submits. */
async function sumWaiting(client: ApiClient, { weekStart, weekEnd }: Timesheet): Promise<number> {
  const query = { from: weekStart, to: weekEnd };
  const { data } = await listWeeks({ client, query, throwOnError: true });
  return data.items.find((week) => week.weekStart === weekStart)?.openSeconds ?? 0;
}

export async function runWithdraw(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  const withdraw: Change = async (client, week) => {
    const { id } = await findTimesheet(client, week, 'withdraw');
    return (await withdrawTimesheet({ client, path: { id }, throwOnError: true })).data;
  };
  await change(said, withdraw, { options, io });
}

export async function runReopen(said: string, options: ReasonOptions, io: CliIo): Promise<void> {
  const reopen: Change = async (client, week) => {
    const { id } = await findTimesheet(client, week, 'reopen');
    const body = options.reason === undefined ? {} : { reason: options.reason };
    return (await reopenTimesheet({ client, path: { id }, body, throwOnError: true })).data;
  };
  await change(said, reopen, { options, io });
}

export async function runComment(
  said: { readonly sheet: string; readonly text: string },
  options: BackendOptions,
  io: CliIo,
): Promise<void> {
  const text = said.text === '-' ? await io.readInput() : said.text;
  await overPractice(options, io, async (client) => {
    const sheet = await findShown(client, said.sheet, io);
    const body = { id: newId(), text };
    const path = { id: sheet.id };
    const { data } = await createTimesheetComment({ client, path, body, throwOnError: true });
    print(data, `${shortId(sheet)}  commented\n`, { options, io });
  });
}

export async function runHistory(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findShown(client, said, io);
    const query = { limit: pageSize };
    const { data } = await listTimesheetHistory({ client, path: { id }, query, throwOnError: true });
    print({ items: data.items }, printSteps(data.items), { options, io });
  });
}
