/** Proposals for a day from a calendar of a hundred stand-ups over ten years, over real HTTP: each reads it anew. */
import { type Benchmark, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice } from './support/practice.ts';

const samples = sized(30, 2);
const limitMs = 200;
const standUps = sized(100, 5);
const date = '2026-11-19';

/** Monday to Friday since 2016, each with some days that are left out. */
function makeCalendar(): string {
  const events = Array.from({ length: standUps }, (_, index) => {
    const clock = `${String(8 + (index % 9)).padStart(2, '0')}${String(index % 60).padStart(2, '0')}00`;
    const without = [3, 4, 5].map((day) => `202611${String(day).padStart(2, '0')}T${clock}`).join(',');
    return [
      'BEGIN:VEVENT',
      `UID:${index}`,
      `SUMMARY:Stand-up ${index}`,
      `DTSTART;TZID=Europe/Berlin:20161121T${clock}`,
      'DURATION:PT15M',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      `EXDATE;TZID=Europe/Berlin:${without}`,
      'END:VEVENT',
    ];
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
}

async function measure(): Promise<readonly number[]> {
  const practice = await makePractice(10);
  const server = await startBackend(practice.directory);
  try {
    const body = JSON.stringify({ date, zone: 'Europe/Berlin', calendar: makeCalendar() });
    const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
    const times: number[] = [];
    for (let index = 0; index <= samples; index += 1) {
      const startedAt = performance.now();
      const reply = await fetch(`${server.url}/api/v1/time-proposals`, { method: 'POST', headers, body });
      const { items, warnings } = (await reply.json()) as {
        readonly items: readonly unknown[];
        readonly warnings: readonly unknown[];
      };
      times.push(performance.now() - startedAt);
      if (items.length === 0 || warnings.length > 0) throw new Error('The calendar was not read.');
    }
    // The first compiles what the thread runs, once for an installed version.
    return times.slice(1);
  } finally {
    await server.stop();
    await practice.remove();
  }
}

export const benchmark: Benchmark = {
  name: 'calendar',
  async run() {
    const name = 'proposals with a calendar of 100 stand-ups over ten years, p95';
    return [withinLimit(name, { ours: percentile(await measure(), 0.95), limit: limitMs, unit: 'ms' })];
  },
};
