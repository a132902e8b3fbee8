/** When a timer ended whose clock was set back while it ran: its person says, by `--at` or on the terminal. */
import { isApiRequestError, type StopTimer, type TimeEntry } from '../../../api-client/index.ts';
import { localTime } from '../../../domain/zones.ts';
import { CliError, type CliIo } from '../../io.ts';
import { toMoment } from '../option-times.ts';

interface Asking {
  readonly entry: TimeEntry;
  readonly io: CliIo;
  /** Nobody is asked where a program reads the answer. */
  readonly json: boolean;
}

/** `at` as the end that the user has chosen. */
export function chosenEnd(
  at: string,
  { localDate }: TimeEntry,
): Pick<StopTimer, 'endedAt' | 'isEndConfirmed'> {
  return { endedAt: toMoment(at, { date: localDate, option: '--at' }), isEndConfirmed: true };
}

/** The end that answers a refused stop. @throws the error where it is another one, or a CliError where nobody can be asked */
export async function askEnd(error: unknown, { entry, io, json }: Asking) {
  if (!isApiRequestError(error, 'clock_set_back')) throw error;
  const ends = error.details.map(({ issue }) => localTime(Date.parse(issue), entry.zone).slice(0, 5));
  const [byClock, byTime] = ends.length > 1 ? ends : [undefined, ends[0]];
  const known = [
    ...(byClock === undefined ? [] : [`${byClock} by the clock as it is now`]),
    ...(byTime === undefined ? [] : [`${byTime} by the time that passed`]),
  ].join(', or ');
  const sentence = `${error.message}${known === '' ? '' : ` It was ${known}.`}`;
  if (io.ask === undefined || json)
    throw new CliError('failure', `${sentence} Nothing was stopped: vireo time stop --at TIME`, error);
  io.err(`vireo: ${sentence}\n`);
  const said = (await io.ask('When did it end? ')).trim();
  if (said === '') throw new CliError('failure', 'Nothing was stopped.');
  return chosenEnd(said, entry);
}
