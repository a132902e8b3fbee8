/**
 * Decides a week only in the version that was shown: its author may withdraw, change and resubmit it at the same time.
 * Part of the bundle of sheet-actions.ts; free of `vscode`.
 */
import type { JudgeEntriesInput, Timesheet } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { type ApiFailure, isApiFailure } from '../../../pages/failures.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import type { Services } from '../../platform/services.ts';

/** A sheet as a row shows it. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

type SeenRow = CommandTarget & Pick<Seen, 'version'>;

type Ports = Pick<Services, 'backend' | 'log' | 'openers' | 't'>;
type Headers = ReturnType<typeof ifMatch>;

/** The version of the row counts, not the one read on click; a link has no row and shows the newest. */
export function shownVersionOf<Sheet extends Seen>(sheet: Sheet, target: CommandTarget | undefined): Sheet {
  const { version = sheet.version }: Partial<SeenRow> = target ?? {};
  return { ...sheet, version };
}

export function approveIfUnchanged(ports: Ports, seen: Seen): Promise<Timesheet> {
  const path = { id: seen.id };
  return onVersion(ports, seen, (headers) =>
    ports.backend.ask((api, options) => api.approveTimesheet({ ...options, path, headers })),
  );
}

export function rejectIfUnchanged(ports: Ports, seen: Seen, reason: string): Promise<Timesheet> {
  const path = { id: seen.id };
  return onVersion(ports, seen, (headers) =>
    ports.backend.ask((api, options) => api.rejectTimesheet({ ...options, path, headers, body: { reason } })),
  );
}

/** Withdraws the user's own week; one that submitting approved is reopened. */
export function withdrawSheet(
  { backend }: Pick<Ports, 'backend'>,
  { id, state }: Pick<Timesheet, 'id'> & Partial<Pick<Timesheet, 'state'>>,
): Promise<Timesheet> {
  return backend.ask((api, options) =>
    state === 'approved'
      ? api.reopenTimesheet({ ...options, path: { id }, body: {} })
      : api.withdrawTimesheet({ ...options, path: { id } }),
  );
}

export function judgeIfUnchanged(
  ports: Ports,
  seen: Seen,
  entries: JudgeEntriesInput['entries'],
): Promise<Timesheet> {
  const path = { id: seen.id };
  return onVersion(ports, seen, (headers) =>
    ports.backend.ask((api, options) => api.judgeEntries({ ...options, path, headers, body: { entries } })),
  );
}

async function onVersion(
  ports: Ports,
  seen: Seen,
  send: (headers: Headers) => Promise<Timesheet>,
): Promise<Timesheet> {
  const version = newestOf(seen);
  try {
    const sheet = await send(ifMatch({ version }));
    ownSteps.set(nameOf({ id: seen.id, version }), sheet.version);
    return sheet;
  } catch (error) {
    if (!isApiFailure(error, 'stale_version')) throw error;
    throw await refuseChanged(ports, seen.id, error);
  }
}

/**
 * The version that our own verdict made of another one: the next entry may be decided on before the tree has drawn that
 * verdict, and nobody else has changed the week in between.
 */
const ownSteps = new Map<string, number>();

function nameOf({ id, version }: Seen): string {
  return `${id}@${version}`;
}

function newestOf(seen: Seen): number {
  const next = ownSteps.get(nameOf(seen));
  return next === undefined || next <= seen.version ? seen.version : newestOf({ id: seen.id, version: next });
}

/** Shows the current week; returns the error that says why nothing was decided. */
export async function refuseChanged(
  { openers, log, t }: Ports,
  id: string,
  cause?: unknown,
): Promise<ApiFailure> {
  await openers
    .open({ kind: 'timesheet', ids: [id] })
    .catch((error: unknown) => log.warn(`Timesheets: ${String(error)}`));
  const sentence = t(
    'The week was changed elsewhere, so nothing was decided. It now shows the current state.',
  );
  const facts = { name: 'ApiRequestError', code: 'stale_version', status: undefined, details: [] };
  return Object.assign(new Error(sentence, { cause }), facts);
}
