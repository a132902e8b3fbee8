/** What `vireo time undo|redo` do, over the API. */
import {
  type ApiClient,
  getTimer,
  isApiRequestError,
  listTimeEntries,
  newId,
  type TimeEntry,
  type UndoneTimeEntries,
  type UndoTimeEntries,
  undoTimeEntries,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { shortId } from '../backend/short-id.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { formatEntry } from './print-time.ts';
import { rememberNames } from './project-names.ts';
import { findQuestionLine } from './run-answer.ts';
import type { UndoOptions } from './time-options.ts';

interface Undoing {
  readonly client: ApiClient;
  readonly options: UndoOptions;
  readonly io: CliIo;
}

/** Undoes the caller's last change of entries; the start of the timer that runs is not thrown away unasked. */
export async function runUndo(options: UndoOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const known = options.json ? [] : await listKnown(client);
    const data = await undoLast({ client, options, io });
    if (options.json) return io.out(`${JSON.stringify(data)}\n`);
    io.out(await describeUndone(client, data, known));
    if (data.change === null) return;
    const { entryId, version } = data.change;
    io.err(`vireo: "vireo time redo ${entryId}:${version}" does it again.\n`);
  });
}

/** Does again what an undo undid, by the name that it told. */
export async function runRedo(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  const change = parseChange(said);
  await overPractice(options, io, async (client) => {
    const known = options.json ? [] : await listKnown(client);
    const data = await sendUndo(client, { change });
    if (options.json) return io.out(`${JSON.stringify(data)}\n`);
    io.out(await describeUndone(client, data, known));
    io.err('vireo: "vireo time undo" reverts this.\n');
  });
}

async function sendUndo(client: ApiClient, meant: UndoTimeEntries): Promise<UndoneTimeEntries> {
  return (await undoTimeEntries({ client, body: { id: newId(), ...meant }, throwOnError: true })).data;
}

async function undoLast(undoing: Undoing): Promise<UndoneTimeEntries> {
  const { client, options } = undoing;
  if (options.timer === true) return await sendUndo(client, {});
  try {
    return await sendUndo(client, { keepTimer: true });
  } catch (error) {
    if (!wouldEndTimer(error)) throw error;
    return await sendUndo(client, await requireMayEndTimer(undoing, error));
  }
}

function wouldEndTimer(error: unknown): boolean {
  return (
    isApiRequestError(error, 'timer_running') && error.details.some(({ field }) => field === 'keepTimer')
  );
}

/** Throws when somebody is asked and says no, and where nobody can be asked; else what may be undone: what was told, and nothing newer. */
async function requireMayEndTimer(
  { client, options, io }: Undoing,
  cause: unknown,
): Promise<UndoTimeEntries> {
  const { data } = await getTimer({ client, throwOnError: true });
  const names = await rememberNames(client)();
  const entry = data.entry === null ? '' : `\n  ${formatEntry(data.entry, names, Date.now())}`;
  const told = `Your last change is the start of the timer that runs: an undo throws away what it has counted.${entry}`;
  if (io.ask === undefined || options.json === true) {
    const ways =
      '"vireo time undo --timer" does it, and "vireo time discard" leaves alone what a switch has ended.';
    throw new CliError('failure', `${told}\nNothing was undone: ${ways}`, cause);
  }
  io.err(`${told}\n`);
  if (!isYes(await io.ask('Undo it? [y/N] '))) throw new CliError('failure', 'Nothing was undone.');
  return data.entry === null ? { keepTimer: true } : { entryIds: [data.entry.id] };
}

async function describeUndone(
  client: ApiClient,
  { entries, removedIds }: UndoneTimeEntries,
  known: readonly TimeEntry[],
): Promise<string> {
  const names = await rememberNames(client)();
  const lines = entries.map((entry) => `As before: ${formatEntry(entry, names, Date.now())}\n`);
  const gone = removedIds.map((id) => {
    const entry = known.find((one) => one.id === id);
    return `Undone: ${entry === undefined ? shortId({ id }) : formatEntry(entry, names, Date.now())}\n`;
  });
  if (lines.length + gone.length === 0) return await describeAskedAgain(client);
  return [...lines, ...gone].join('');
}

/** No entry is changed by taking back that a gap was kept: it is asked about again. */
async function describeAskedAgain(client: ApiClient): Promise<string> {
  const { data: timer } = await getTimer({ client, throwOnError: true });
  const asked = await findQuestionLine(client, timer, rememberNames(client));
  return ['Undone: an answer about the timer. Vireo asks again.', asked]
    .filter((line) => line !== undefined)
    .map((line) => `${line}\n`)
    .join('');
}

/** An entry that an undo removes is not there to be asked for afterwards. */
async function listKnown(client: ApiClient): Promise<readonly TimeEntry[]> {
  const { data } = await listTimeEntries({ client, query: { limit: 500 }, throwOnError: true });
  return data.items;
}

/** `ID:VERSION`, whole: what it names may be gone, so that there is nothing to look the end of an id up among. */
function parseChange(said: string): { readonly entryId: string; readonly version: number } {
  const [, entryId = '', version] = /^([0-9a-f-]{36}):([1-9]\d{0,8})$/i.exec(said) ?? [];
  if (version === undefined) {
    throw new CliError('usage', `"${said}" is not an undo. Use ID:VERSION as "vireo time undo" printed it.`);
  }
  return { entryId, version: Number(version) };
}
