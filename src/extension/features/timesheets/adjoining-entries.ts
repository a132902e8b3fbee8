/** Which of several entries can be made one; pure. The backend has the last word on each of them. */
import type { TimeEntry } from '../../../api-client/index.ts';

/** What may differ in entries that become one: times, notes, tags and git facts. */
function kindOf({ userId, projectId, taskId, zone, billable, rate }: TimeEntry): string {
  return JSON.stringify([userId, projectId, taskId, zone, billable, rate.minor, rate.currency]);
}

/** Runs of entries of one kind without a pause between them, in order of time; one that adjoins nothing is alone. */
export function groupAdjoining(entries: readonly TimeEntry[]): readonly (readonly TimeEntry[])[] {
  const groups: TimeEntry[][] = [];
  const ordered = [...entries].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  for (const entry of ordered) {
    const group = groups.find(
      (members) =>
        members.some((member) => endOf(member) >= Date.parse(entry.startedAt)) &&
        members.every((member) => kindOf(member) === kindOf(entry)),
    );
    if (group === undefined) groups.push([entry]);
    else group.push(entry);
  }
  return groups;
}

function endOf({ endedAt }: TimeEntry): number {
  return endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt);
}
