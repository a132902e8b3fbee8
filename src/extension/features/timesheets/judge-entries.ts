/** Verdicts on entries, one or all that are selected: part of the bundle of sheet-actions.ts. */
import type { TimeEntry, Timesheet } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { actOnEach, type Refused } from '../../../pages/practice/act-on-each.ts';
import type { Services } from '../../platform/services.ts';
import { askReason } from './approval-actions.ts';
import { judgeIfUnchanged, refuseChanged, type Seen } from './decide-if-unchanged.ts';
import { nameWeek } from './outcomes/name-week.ts';
import { showOutcome } from './outcomes/show-outcome.ts';
import { nameOfEntry, readSelected } from './read-selected.ts';
import { listSelectedEntries } from './selected-entries.ts';

type Verdict = 'approved' | 'rejected';

export async function judgeEntries(
  services: Services,
  verdict: Verdict,
  targets: readonly CommandTarget[],
): Promise<void> {
  const { t } = services;
  const { done: entries, refused } = await readSelected(services, targets);
  if (entries.length + refused.length === 0) return;
  const title = entries.length === 1 ? t('Reject Entry') : t('Reject {0} Entries', entries.length);
  const reason = verdict === 'rejected' ? await askReason(t, title) : undefined;
  if (verdict === 'rejected' && reason === undefined) return;
  const judged = await judgeSheets(services, entries, {
    shown: new Map(listSelectedEntries(targets).map(({ id, sheet }) => [id, sheet])),
    given: { verdict, ...(reason === undefined ? {} : { reason }) },
  });
  await tellVerdicts(services, verdict, { ...judged, refused: [...refused, ...judged.refused] });
}

interface Judged {
  readonly sheets: readonly Timesheet[];
  readonly count: number;
  readonly refused: readonly Refused[];
}

interface Judgement {
  readonly given: { readonly verdict: Verdict; readonly reason?: string };
  /** The sheet that each entry was shown on. */
  readonly shown: ReadonlyMap<string, Seen | undefined>;
}

/** All of one sheet together: with its last verdict the sheet is decided, and takes no other. */
async function judgeSheets(
  services: Services,
  entries: readonly TimeEntry[],
  { given, shown }: Judgement,
): Promise<Judged> {
  const bySheet = Map.groupBy(entries, ({ timesheetId }) => timesheetId);
  const { done, refused } = await actOnEach([...bySheet], {
    nameOf: ([, members]) => members.map(nameOfEntry).join(', '),
    act: async ([id, members]) => {
      if (id === null) throw new Error(services.t('It is not in a submitted week.'));
      const seen = members.flatMap((entry) => shown.get(entry.id) ?? []);
      const judged = members.map((entry) => ({ id: entry.id, ...given }));
      return {
        sheet: await judgeIfUnchanged(services, await requireSeen(services, id, seen), judged),
        count: members.length,
      };
    },
  });
  const count = done.reduce((sum, one) => sum + one.count, 0);
  return { sheets: done.map(({ sheet }) => sheet), count, refused };
}

/** The oldest that is shown of the sheet. An entry that lies on another one by now was shown as something else. */
async function requireSeen(services: Services, id: string, seen: readonly Seen[]): Promise<Seen> {
  if (seen.some((one) => one.id !== id)) throw await refuseChanged(services, id);
  if (seen.length > 0) return { id, version: Math.min(...seen.map(({ version }) => version)) };
  return await services.backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }));
}

/** One entry's verdict shows in its row, what it decides does not; of several it is said how many. */
async function tellVerdicts(
  services: Services,
  verdict: Verdict,
  { sheets, count, refused }: Judged,
): Promise<void> {
  const { t } = services;
  const named = sheets.map(async (sheet) => weekDecided(t, sheet.state, await nameWeek(services, sheet)));
  const weeks = (await Promise.all(named)).flat();
  const told =
    verdict === 'approved' ? t('{0} entries approved.', count) : t('{0} entries sent back.', count);
  const sentence = [...(count > 1 ? [told] : []), ...weeks].join(' ');
  if (sentence !== '' || refused.length > 0) showOutcome(services, { sentence, refused });
}

function weekDecided(t: Services['t'], state: Timesheet['state'], week: string): readonly string[] {
  if (state === 'approved') return [t('{0} approved.', week)];
  return state === 'rejected' ? [t('{0} sent back.', week)] : [];
}
