/** `vireo findings list`. */
import { summarizeFindings } from '../../api-client/index.ts';
import { overPractice } from '../backend/over-practice.ts';
import type { CliIo } from '../io.ts';
import type { ListOptions } from './findings-options.ts';
import { loadFindings, toQuery } from './load-findings.ts';
import { printTable } from './print-findings.ts';

export async function runList(options: ListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const query = await toQuery(client, options, io);
    const findings = await loadFindings(client, query, options.limit);
    if (options.json === true) {
      io.out(`${JSON.stringify({ items: findings })}\n`);
      return;
    }
    const { sort: _sort, ...filter } = query;
    const { data: summary } = await summarizeFindings({ client, query: filter, throwOnError: true });
    io.out(printTable(findings, { summary, colors: io.colors }));
  });
}
