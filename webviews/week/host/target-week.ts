/** The week that a row or a link is about, and whose it is. */
import type { CommandTarget } from '../../../src/contract/commands.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

export interface TargetWeek {
  /** A day of it. */
  readonly date: string;
  /** Undefined for the user's own. */
  readonly userId: string | undefined;
}

export async function findWeekOf(
  { backend }: PagePorts,
  target: CommandTarget,
): Promise<TargetWeek | undefined> {
  const { kind, ids } = target.record;
  const [id] = ids;
  if (id === undefined) return findStart(target);
  const me = await backend.ask((api, options) => api.getMe(options));
  const ownerOf = ({ userId }: { readonly userId: string }) => (userId === me.id ? undefined : userId);
  if (kind === 'timesheet') {
    const sheet = await backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }));
    return { date: sheet.weekStart, userId: ownerOf(sheet) };
  }
  if (kind !== 'entry' && kind !== 'entries') return undefined;
  const entry = await backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
  return { date: entry.localDate, userId: ownerOf(entry) };
}

/** A week without a sheet has nothing but its start. */
function findStart(target: CommandTarget): TargetWeek | undefined {
  const isNamed = 'weekStart' in target && typeof target.weekStart === 'string';
  return isNamed ? { date: String(target.weekStart), userId: undefined } : undefined;
}
