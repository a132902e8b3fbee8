/** Builds the demo: its project commit by commit, a scan after each on its day, then the practice's time and money. */
import { setTimeout as delay } from 'node:timers/promises';
import { findInstant } from '../../domain/zones.ts';
import { createDemo } from './create-demo.ts';
import type { DemoApp, Made, OpenDemoApp } from './demo-app.ts';
import type { DemoDay } from './own-day.ts';
import { createRecords, seedPractice } from './seed-practice.ts';

export interface BuildDemoOptions extends DemoDay {
  /** Empty, or not there yet. */
  readonly dataDirectory: string;
  /** The folder of the demo project: empty, or not there yet. */
  readonly workspace: string;
}

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
const pollMs = 10;

/** The number of the last event: what comes after it is the user's. */
export async function buildDemo(options: BuildDemoOptions, open: OpenDemoApp): Promise<number> {
  const { dataDirectory, workspace, today, zone } = options;
  const morning = startOf(options);
  let now = morning - yearMs;
  const app = await open({ dataDirectory, zone, clock: () => now });
  try {
    const records = await createRecords(app, workspace, options);
    const projectId = records.projects.get('orders') ?? '';
    const scan = async (at: string) => {
      now = Date.parse(at);
      await scanProject(app, projectId);
    };
    const onCommit = ({ at }: { readonly at: string }) => scan(at);
    const commits = await createDemo({ directory: workspace, today, zone, onCommit });
    now = morning;
    await seedPractice(app, records, { today, zone, commits });
    const { head } = await app.ask<{ head: number }>('GET', '/events?limit=1');
    return head;
  } finally {
    await app.close();
  }
}

function startOf({ today, zone }: DemoDay): number {
  const instant = findInstant(today, '00:05', { zone, repeated: 'later' });
  return instant.ok ? instant.value : Date.parse(today);
}

async function scanProject(app: DemoApp, projectId: string): Promise<void> {
  const { id } = await app.ask<Made>('POST', '/scanner/scan', { projectId, trusted: true });
  for (;;) {
    const { state } = await app.ask<{ state: string }>('GET', `/scanner/scans/${id}`);
    if (state === 'done') return;
    if (state === 'failed' || state === 'cancelled') throw new Error(`The scan of the demo ${state}.`);
    await delay(pollMs);
  }
}

export { describeTree } from './create-demo.ts';
