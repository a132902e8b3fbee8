/** `vireo findings export`. */
import type { Finding } from '../../api-client/index.ts';
import { overPractice } from '../backend/over-practice.ts';
import { deliver } from '../deliver.ts';
import type { CliIo } from '../io.ts';
import { plural } from '../scan/plain-line.ts';
import { toFindingsSarif } from './export-sarif.ts';
import { toCsv, toMarkdown } from './export-text.ts';
import type { ExportOptions } from './findings-options.ts';
import { loadFindings, toQuery } from './load-findings.ts';

function write(format: ExportOptions['format'], findings: readonly Finding[]): string {
  switch (format) {
    case 'csv':
      return toCsv(findings);
    case 'json':
      return `${JSON.stringify({ items: findings }, null, 2)}\n`;
    case 'markdown':
      return toMarkdown(findings);
    case 'sarif':
      return `${JSON.stringify(toFindingsSarif(findings), null, 2)}\n`;
  }
}

export async function runExport(options: ExportOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const findings = await loadFindings(client, await toQuery(client, options, io));
    const text = write(options.json === true ? 'json' : options.format, findings);
    await deliver(text, options, io);
    if (options.output !== undefined)
      io.err(`vireo: ${plural(findings.length, 'finding')} in ${options.output}.\n`);
  });
}
