/**
 * Calendars are read beside the backend's own thread, which answers everybody meanwhile. A thread that stays with one event is
 * ended, and another reads the rest; the whole has its time, too.
 */
import { Worker } from 'node:worker_threads';
import { assetPath } from '../../../../../workspace/assets.ts';
import { workerEnvironment } from '../../../../../workspace/worker-environment.ts';
import type { CalendarQuestion, CalendarReading, Within } from './calendar-messages.ts';

/** One event of a sound file takes less than a thousandth of that. */
const longestEventMs = 1_000;
const longestReadingMs = 10_000;
const lookMs = 100;

/** What a calendar takes besides its meetings is not waited for: without an answer in time there are none of it. */
export async function readCalendarBeside(text: string, within: Within): Promise<CalendarReading> {
  const endsAt = performance.now() + longestReadingMs;
  const skipped: number[] = [];
  for (;;) {
    const answer = await askThread({ text, ...within, skipped }, endsAt);
    if (typeof answer !== 'number') return answer;
    skipped.push(answer);
  }
}

type Asked = Omit<CalendarQuestion, 'turn'>;

/** The turn of an event that kept the thread up, or the answer. */
function askThread(asked: Asked, endsAt: number): Promise<CalendarReading | number> {
  const turn = new SharedArrayBuffer(4);
  const shown = new Int32Array(turn);
  shown[0] = -1;
  return new Promise((resolve, reject) => {
    const question: CalendarQuestion = { ...asked, turn };
    const worker = new Worker(assetPath('calendar-worker.js'), {
      workerData: question,
      env: workerEnvironment(),
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const end = (answer: CalendarReading | number) => {
      clearInterval(looking);
      resolve(answer);
      worker.terminate().catch(reject);
    };
    const isStuck = watchTurns(shown);
    const looking = setInterval(() => {
      if (performance.now() > endsAt) end(tooLarge);
      else if (isStuck()) end(Atomics.load(shown, 0));
    }, lookMs);
    worker.once('message', end);
    worker.once('error', () => end(tooLarge));
    worker.once('exit', () => end(tooLarge));
  });
}

const tooLarge: CalendarReading = {
  meetings: [],
  warnings: [{ code: 'calendar_too_large', event: '', detail: '' }],
};

/** Before the first event the file is taken apart, which has no other limit than the whole. */
function watchTurns(shown: Int32Array): () => boolean {
  let last = { turn: -1, since: performance.now() };
  return () => {
    const turn = Atomics.load(shown, 0);
    if (turn !== last.turn) last = { turn, since: performance.now() };
    return turn !== -1 && performance.now() - last.since > longestEventMs;
  };
}
