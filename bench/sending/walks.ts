/**
 * Histories of schedules, reminders, recurring invoices and work on people's machines, with kills and clocks that jump, against
 * a plain model: the walks of `npm test`, 2,000 of each (`VIREO_HISTORIES` says how many). How many of them come to their end
 * without a difference.
 */
import path from 'node:path';
import { runCommand } from '../../scripts/run-command.ts';
import { atLeast, type Benchmark, type BenchRow } from '../benchmark.ts';
import { sized } from '../size.ts';

const root = path.join(import.meta.dirname, '../..');
const histories = Number(process.env['VIREO_HISTORIES'] ?? sized(2_000, 2));
const walks: Readonly<Record<string, string>> = {
  schedules: 'src/backend/platform/schedules/schedules-model.test.ts',
  reminders: 'src/domain/reminders/plan-reminder.test.ts',
  'mail of reminders': 'src/backend/contexts/money/reminders/outbox/reminder-model.test.ts',
  'recurring invoices': 'src/backend/contexts/money/recurring/recurring-model.test.ts',
  'mail of recurring invoices': 'src/backend/contexts/money/recurring/recurring-mail.test.ts',
  'jobs on people’s machines': 'src/backend/platform/runners/runners-model.test.ts',
  'runs of agents on a machine': 'src/backend/proxy/runner/agent-runs-model.test.ts',
};

/** What differs goes to the log, with the seed of the history. */
async function walk(what: string, file: string): Promise<BenchRow> {
  const { code, output } = await runCommand(
    process.execPath,
    ['node_modules/.bin/mocha', '--timeout', '0', '--grep', 'histories|as a plain model', file],
    { cwd: root, env: { ...process.env, VIREO_HISTORIES: String(histories) } },
  );
  if (code !== 0 || !/\b1 passing/.test(output)) console.error(output);
  const ours = code === 0 && /\b1 passing/.test(output) ? histories : 0;
  const name = `histories of ${what} as a plain model has them`;
  return atLeast({ name, unit: '', ours, peer: histories, peerName: 'all of them' }, 1);
}

export const benchmark: Benchmark = {
  name: 'walks',
  async run() {
    const rows: BenchRow[] = [];
    for (const [what, file] of Object.entries(walks)) rows.push(await walk(what, file));
    return rows;
  },
};
