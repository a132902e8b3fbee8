/** Worker thread that reads one calendar and ends: a file may be large, and its rules may say anything. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarQuestion } from './calendar-messages.ts';
import { readCalendar } from './read-calendar.ts';

parentPort?.postMessage(answer(workerData));

function answer({ text, span, zone, skipped, turn }: CalendarQuestion) {
  const shown = new Int32Array(turn);
  const onTurn = (now: number): void => void Atomics.store(shown, 0, now);
  return readCalendar(text, { span, zone }, { skipped, onTurn });
}
