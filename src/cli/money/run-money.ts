/** What the `vireo money` subcommands do, over the API, which writes the separated values. */
import {
  type ApiClient,
  getAgeing,
  getAgeingCsv,
  getMargin,
  getMarginCsv,
  getRevenue,
  getRevenueCsv,
  getVatReport,
  getVatReportCsv,
} from '../../api-client/index.ts';
import { findClient } from '../backend/find-client.ts';
import { overPractice } from '../backend/over-practice.ts';
import { deliver } from '../deliver.ts';
import type { CliIo } from '../io.ts';
import { readSpan } from '../report/read-period.ts';
import { readDay } from '../time/read-typed.ts';
import type { AgeingOptions, PeriodOptions } from './money-options.ts';
import { printAgeing, printMargin, printRevenue, printVat } from './print-money.ts';

type Options = AgeingOptions | PeriodOptions;

/** One report in the three forms that it has. */
interface Report<Reply> {
  readonly json: () => Promise<{ readonly data: Reply }>;
  readonly csv: () => Promise<{ readonly data: string }>;
  readonly print: (reply: Reply) => string;
}

async function deliverReport<Reply>(report: Report<Reply>, options: Options, io: CliIo): Promise<void> {
  const format = options.json === true ? 'json' : options.format;
  if (format === 'csv') return await deliver((await report.csv()).data, options, io);
  const { data } = await report.json();
  await deliver(format === 'json' ? `${JSON.stringify(data)}\n` : report.print(data), options, io);
}

async function clientFilter(client: ApiClient, { client: said }: Options): Promise<{ clientId?: string }> {
  return said === undefined ? {} : { clientId: (await findClient(client, said)).id };
}

const asText = { responseType: 'text', throwOnError: true } as const;

export async function runAgeing(options: AgeingOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const on = options.on === undefined ? {} : { on: readDay(options.on) };
    const query = { ...on, ...(await clientFilter(client, options)) };
    const report = {
      json: () => getAgeing({ client, query, throwOnError: true }),
      csv: () => getAgeingCsv({ client, query, ...asText }),
      print: printAgeing,
    };
    await deliverReport(report, options, io);
  });
}

export async function runRevenue(
  period: string | undefined,
  options: PeriodOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { from, to } = readSpan({ period, usual: 'this-year', from: options.from, to: options.to });
    const query = { from: from.slice(0, 7), to: to.slice(0, 7), ...(await clientFilter(client, options)) };
    const report = {
      json: () => getRevenue({ client, query, throwOnError: true }),
      csv: () => getRevenueCsv({ client, query, ...asText }),
      print: printRevenue,
    };
    await deliverReport(report, options, io);
  });
}

export async function runVat(period: string | undefined, options: PeriodOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const span = readSpan({ period, usual: 'this-quarter', from: options.from, to: options.to });
    const query = { ...span, ...(await clientFilter(client, options)) };
    const report = {
      json: () => getVatReport({ client, query, throwOnError: true }),
      csv: () => getVatReportCsv({ client, query, ...asText }),
      print: printVat,
    };
    await deliverReport(report, options, io);
  });
}

export async function runMargin(
  period: string | undefined,
  options: PeriodOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const span = readSpan({ period, usual: 'this-year', from: options.from, to: options.to });
    const query = { ...span, ...(await clientFilter(client, options)) };
    const report = {
      json: () => getMargin({ client, query, throwOnError: true }),
      csv: () => getMarginCsv({ client, query, ...asText }),
      print: printMargin,
    };
    await deliverReport(report, options, io);
  });
}
