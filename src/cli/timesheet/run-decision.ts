/** `vireo timesheet approve|reject`: whole weeks, each by itself, or single entries of one. */
import { type ApiClient, decideTimesheets, getTimesheet, judgeEntries } from '../../api-client/index.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { findById, findTimesheets } from './find-timesheet.ts';
import { formatSheet, printDecisions } from './print-timesheet.ts';
import type { DecisionOptions } from './timesheet-options.ts';

export interface Decision {
  readonly verdict: 'approved' | 'rejected';
  readonly said: readonly string[];
  readonly options: DecisionOptions;
}

export async function runDecision(decision: Decision, io: CliIo): Promise<void> {
  await overPractice(decision.options, io, async (client) => {
    const ids = (await findTimesheets(client, decision.said)).map(({ id }) => id);
    if (decision.options.entry === undefined) await decideWhole(client, { ...decision, ids }, io);
    else await decideEntries(client, { ...decision, ids }, io);
  });
}

type Named = Decision & { readonly ids: readonly string[] };

/** What is refused is told, and ends with an exit code; the rest is decided all the same. */
async function decideWhole(client: ApiClient, { ids, verdict, options }: Named, io: CliIo): Promise<void> {
  const { reason, json } = options;
  const body = { ids: [...ids], verdict, ...(reason === undefined ? {} : { reason }) };
  const { data } = await decideTimesheets({ client, body, throwOnError: true });
  io.out(json === true ? `${JSON.stringify(data)}\n` : printDecisions(data));
  if (data.results.some(({ error }) => error !== null)) io.setExitCode(exitCodes.failed);
}

async function decideEntries(client: ApiClient, { ids, verdict, options }: Named, io: CliIo): Promise<void> {
  const { reason, json, entry = [] } = options;
  const [id, another] = ids;
  if (id === undefined || another !== undefined)
    throw new CliError('usage', 'Entries are of one timesheet: name it alone.');
  const { data: week } = await getTimesheet({ client, path: { id }, throwOnError: true });
  const known = week.days.flatMap(({ entries }) => entries);
  const entries = entry.map((said) => ({
    id: findById(known, said, 'entry of this timesheet').id,
    verdict,
    ...(reason === undefined ? {} : { reason }),
  }));
  const { data } = await judgeEntries({ client, path: { id }, body: { entries }, throwOnError: true });
  io.out(json === true ? `${JSON.stringify(data)}\n` : `${formatSheet(data)}\n`);
}
