/** `vireo export`. */
import { exportTime } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { deliver } from '../deliver.ts';
import { describeLoss } from '../import/print-import.ts';
import type { CliIo } from '../io.ts';
import { plural } from '../scan/plain-line.ts';

export interface ExportOptions extends BackendOptions {
  readonly format: 'csv' | 'json' | 'ics' | 'toggl' | 'clockify';
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly output?: string;
}

export async function runExport(options: ExportOptions, io: CliIo): Promise<void> {
  const { format, from, to, zone } = options;
  const query = {
    format,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(zone !== undefined && { zone }),
  };
  await overPractice(options, io, async (client) => {
    const { data } = await exportTime({ client, query, throwOnError: true });
    await deliver(options.json === true ? `${JSON.stringify(data)}\n` : data.text, options, io);
    if (options.output !== undefined) {
      io.err(`vireo: ${plural(data.entries, 'entry', 'entries')} in ${options.output}.\n`);
    }
    if (data.losses.length > 0) {
      io.err(
        `vireo: ${format} has no place for all of it:\n${data.losses.flatMap(describeLoss).join('\n')}\n`,
      );
    }
  });
}
