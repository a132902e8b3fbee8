/** `vireo import`. */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type ApiClient,
  type CreateTimeImport,
  cancelTimeImport,
  createApiClient,
  createTimeImport,
  getTimeImportProgress,
  isApiRequestError,
  newId,
  type TimeImport,
  undoTimeImport,
} from '../../api-client/index.ts';
import { type CancelledImport, cancelUntilEnded, toCancelAnswer } from '../../contract/cancel-import.ts';
import { productVersion } from '../../contract/version.ts';
import { openConnection, withApiErrors } from '../backend/open-api.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { findImport } from './find-import.ts';
import type { ImportOptions } from './import-options.ts';
import { optionOf, printGoing, printImport, printUndone, skipHint } from './print-import.ts';
import { readMapFile, readTimeFile } from './read-time-file.ts';
import { settleNames } from './settle-names.ts';

/** A hundred thousand rows take seconds; a busy machine takes its time. */
const timeoutMs = 10 * 60_000;
const lookEveryMs = 250;

async function openClient(options: ImportOptions, io: CliIo): Promise<ApiClient> {
  const { url, token } = await openConnection(options, io);
  return createApiClient({ baseUrl: url, token, agent: `vireo-cli/${productVersion}`, timeoutMs });
}

/** Whose time it is that nobody here is named for. */
function restOfPeople({ mine, createPeople }: ImportOptions): { readonly '*'?: string } {
  if (mine === true && createPeople === true) {
    throw new CliError('usage', '--mine and --create-people are two answers to one question.');
  }
  if (mine === true) return { '*': 'me' };
  return createPeople === true ? { '*': 'new' } : {};
}

async function toBody(file: string, options: ImportOptions, io: CliIo): Promise<CreateTimeImport> {
  const { format, zone, dateOrder, decimal, currency, dryRun } = options;
  const said = await readMapFile(options.map, io);
  const people = { ...(said['people'] as object | undefined), ...restOfPeople(options) };
  const map = { ...said, ...(Object.keys(people).length > 0 && { people }) };
  return {
    id: newId(),
    file: await readTimeFile(file, io),
    fileName: file === '-' ? '' : path.basename(file),
    format,
    ...(zone !== undefined && { zone }),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(decimal !== undefined && { decimal }),
    ...(currency !== undefined && { currency }),
    ...(Object.keys(map).length > 0 && { map }),
    takeStates: options.takeStates === true,
    ...(options.skipInvalid === true && { skipInvalid: true }),
    dryRun: dryRun === true,
  };
}

/** On a terminal alone: a line that is written over. */
async function showProgress(
  client: ApiClient,
  id: string,
  { io, ended }: { io: CliIo; ended: AbortSignal },
): Promise<void> {
  while (io.terminal !== undefined && !ended.aborted) {
    await wait(lookEveryMs, undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) break;
    const told = await getTimeImportProgress({ client, path: { id } }).catch(() => undefined);
    if (told?.data) io.terminal.write(`\r${told.data.step} ${Math.round(told.data.fraction * 100)} %  `);
  }
  io.terminal?.write('\r\u001b[K');
}

/** What became of an import that Ctrl-C stopped, as a person reads it. */
const outcomes: Readonly<Record<CancelledImport, (id: string) => string>> = {
  gone: () => 'The import was cancelled: nothing of it was kept.',
  kept: (id) => `The import was done already: vireo import --undo ${id} takes it back.`,
  unsure: () =>
    'It is not known whether the import was kept: the backend does not answer. vireo import --undo lists what is there.',
};

async function cancel(client: ApiClient, id: string): Promise<CancelledImport> {
  return await cancelUntilEnded({
    cancel: async () => {
      try {
        await cancelTimeImport({ client, path: { id }, throwOnError: true });
        return toCancelAnswer(undefined);
      } catch (error) {
        return isApiRequestError(error) ? toCancelAnswer(error.code) : 'none';
      }
    },
    wait: () => wait(lookEveryMs),
  });
}

/** Ctrl-C cuts the request off, which the backend may have by then, and takes the import back before it is there. */
async function send(client: ApiClient, body: CreateTimeImport, io: CliIo): Promise<TimeImport> {
  const id = body.id ?? '';
  const ended = new AbortController();
  const shown = showProgress(client, id, { io, ended: ended.signal });
  try {
    const { data } = await createTimeImport({ client, body, signal: io.signal, throwOnError: true });
    return data;
  } catch (error) {
    if (!io.signal.aborted) throw error;
    throw new CliError('failure', outcomes[await cancel(client, id)](id), error);
  } finally {
    ended.abort();
    await shown;
  }
}

/** Every place that is wrong, and the option that settles it. */
function toRefusal(error: unknown): unknown {
  if (!isApiRequestError(error, 'invalid') || error.details.length === 0) return error;
  const places = error.details.map(({ field, issue }) => {
    const option = optionOf(field);
    return withoutControls(`  ${issue}${option === undefined ? '' : ` (${option})`}`);
  });
  const ofRows = error.details.some(({ field, issue }) => field === 'file' && issue.startsWith('row '));
  const hint = ofRows ? [skipHint] : [];
  return new CliError('failure', ['Nothing was imported.', ...places, ...hint].join('\n'), error);
}

/** Throws when somebody is asked and says no; where nobody sits at a terminal, the command is the answer. */
async function requireMayUndo(found: TimeImport, { yes, json }: ImportOptions, io: CliIo): Promise<void> {
  if (io.ask === undefined || yes === true || json === true || found.state === 'undone') return;
  io.err(printGoing(found));
  if (!isYes(await io.ask('Undo it? [y/N] '))) throw new CliError('failure', 'Nothing was undone.');
}

async function undo(said: string | true, options: ImportOptions, io: CliIo): Promise<void> {
  await withApiErrors(async () => {
    const client = await openClient(options, io);
    const found = await findImport(client, said);
    const { id, fileName, added, present: removed } = found;
    await requireMayUndo(found, options, io);
    try {
      await undoTimeImport({ client, path: { id }, throwOnError: true });
    } catch (error) {
      if (!isApiRequestError(error, 'entry_locked')) throw error;
      const places = error.details.map(({ issue }) => `  ${issue}`);
      throw new CliError('failure', [error.message, ...places].join('\n'), error);
    }
    const told = { id, state: 'undone', fileName, added, removed };
    io.out(options.json === true ? `${JSON.stringify(told)}\n` : printUndone(found));
  });
}

function withMap(body: CreateTimeImport, map: CreateTimeImport['map']): CreateTimeImport {
  return { ...body, ...(map !== undefined && { map }) };
}

/** Nothing is written by a look: Ctrl-C has nothing to undo. */
async function lookAt(client: ApiClient, body: CreateTimeImport, { signal }: CliIo): Promise<TimeImport> {
  try {
    const asked = { client, body: { ...body, dryRun: true }, signal, throwOnError: true } as const;
    return (await createTimeImport(asked)).data;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new CliError('failure', outcomes.gone(body.id ?? ''), error);
  }
}

export async function runImport(file: string | undefined, options: ImportOptions, io: CliIo): Promise<void> {
  if (options.undo !== undefined) return await undo(options.undo, options, io);
  if (file === undefined) throw new CliError('usage', 'a file is needed, or --undo and the id of an import.');
  const body = await toBody(file, options, io);
  await withApiErrors(async () => {
    const client = await openClient(options, io);
    const map = await settleNames(body.map, {
      options,
      io,
      look: async (tried) => await lookAt(client, withMap(body, tried), io),
    });
    const told = await send(client, withMap(body, map), io).catch((error: unknown) => {
      throw toRefusal(error);
    });
    io.out(options.json === true ? `${JSON.stringify(told)}\n` : printImport(told));
    if (told.state === 'refused') io.setExitCode(exitCodes.answerIsNo);
  });
}
