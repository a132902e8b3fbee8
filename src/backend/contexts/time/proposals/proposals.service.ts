/** The use cases of forgotten time: keep what the editor saw, propose entries for a day's gaps, set evidence aside. */
import {
  type DayProposal,
  type Evidence,
  proposeDay,
  reachesInto,
} from '../../../../domain/day-proposals.ts';
import { subtractTime, type TimeSpan } from '../../../../domain/spans.ts';
import { dayRange, isTimeZone } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { CalendarReading } from './calendar/calendar-messages.ts';
import { readCalendarBeside } from './calendar/calendar-thread.ts';
import {
  type IgnoredEvidence,
  readIgnored,
  toActivityKey,
  toEvidenceKey,
  toStretchKey,
} from './evidence-key.ts';
import type { ProposalPorts } from './proposals.ports.ts';
import {
  findIgnored,
  forgetActivity,
  ignoreEvidence,
  listActivity,
  type Own,
  putActivity,
  restoreEvidence,
} from './proposals.repository.ts';
import {
  activityBlockSchema,
  type IgnoreEvidence,
  mostKeys,
  type ProposeTime,
  type RecordActivity,
  type RecordedActivity,
  type SeenBlock,
  type TimeEvidence,
  type TimeProposals,
} from './proposals.schema.ts';

export interface ProposalsService {
  /** Keeps what can be read, and answers what cannot. */
  recordActivity(caller: Caller, input: RecordActivity): Promise<RecordedActivity>;
  /** Writes nothing. */
  propose(caller: Caller, input: ProposeTime): Promise<TimeProposals>;
  ignore(caller: Caller, input: IgnoreEvidence): Promise<void>;
  restore(caller: Caller, input: IgnoreEvidence): Promise<void>;
}

/** Who has not looked at a quarter's days will not: what was seen is forgotten then. */
const keptMs = 92 * 86_400_000;

const longestNote = 10_000;

function ownOf(caller: Caller): Own {
  const { organizationId, userId } = personOf(caller);
  return { organizationId, userId };
}

async function recordActivity(
  ports: ProposalPorts,
  caller: Caller,
  { items }: RecordActivity,
): Promise<RecordedActivity> {
  const own = ownOf(caller);
  const { blocks, refused } = readBlocks(items);
  const known = await findKnown(ports, ports.reads(caller.actor), blocks);
  await ports.unitOfWork.write(caller.actor, async ({ writes, now }) => {
    for (const { id, startedAt, endedAt, projectId, branch } of blocks) {
      await putActivity(writes, {
        id,
        organization_id: own.organizationId,
        user_id: own.userId,
        project_id: projectId !== null && known.has(projectId) ? projectId : null,
        branch,
        started_at: Date.parse(startedAt),
        ended_at: Date.parse(endedAt),
      });
    }
    await forgetActivity(writes, now - keptMs);
  });
  return { refused };
}

/** One that cannot be read holds up no other. */
function readBlocks(items: RecordActivity['items']) {
  const blocks: SeenBlock[] = [];
  const refused: RecordedActivity['refused'] = [];
  for (const [index, item] of items.entries()) {
    const { data, error } = activityBlockSchema.safeParse(item);
    if (data) blocks.push(data);
    const [issue] = error?.issues ?? [];
    if (issue) {
      const field = ['items', index, ...issue.path].join('.');
      refused.push({ index, field, issue: issue.message });
    }
  }
  return { blocks, refused };
}

/** Projects that there are, of those that a client names: it may have one in mind that is gone. */
async function findKnown(
  { findProject }: ProposalPorts,
  reads: Reads,
  items: readonly { readonly projectId: string | null }[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const id of new Set(items.flatMap(({ projectId }) => projectId ?? []))) {
    if ((await findProject(reads, id)) !== undefined) known.add(id);
  }
  return known;
}

async function propose(ports: ProposalPorts, caller: Caller, input: ProposeTime): Promise<TimeProposals> {
  const own = ownOf(caller);
  const reads = ports.reads(caller.actor);
  const zone = input.zone ?? (await ports.loadZone(reads));
  if (!isTimeZone(zone)) throw invalidField('zone', text`${zone} is not a time zone of the IANA database`);
  const whole = dayRange(input.date, zone);
  const day = { startMs: whole.startMs, endMs: Math.min(whole.endMs, ports.clock()) };
  const { meetings, warnings } = await readMeetings(input.calendar, whole, zone);
  const known = await findKnown(ports, reads, input.commits);
  const evidence: readonly Evidence[] = [
    ...meetings.map(({ uid, ...meeting }) => ({
      kind: 'event' as const,
      key: toEvidenceKey('event', uid, meeting.startMs),
      ...meeting,
    })),
    ...(await seenActivity(reads, day)),
    ...commitsOf(input, whole, known),
  ];
  const ignored = readIgnored(await findIgnored(reads));
  const { kept, setAside } = takeIgnored(evidence, ignored);
  const hidden = setAside.filter((each) => reachesInto(each, whole));
  const recorded = await ports.listRecorded(reads, { userId: own.userId, span: day });
  return {
    date: input.date,
    zone,
    items: proposeDay({ day, recorded, evidence: kept }).map(toProposal),
    recorded: recorded
      .toSorted((one, other) => one.startMs - other.startMs)
      .map(({ startMs, endMs }) => ({ startedAt: toInstant(startMs), endedAt: toInstant(endMs) })),
    ignored: hidden.length,
    ignoredKeys: hidden.flatMap((each) => listKeys(each, ignored)).slice(0, mostKeys),
    warnings: [...warnings],
  };
}

async function readMeetings(
  calendar: string | undefined,
  span: TimeSpan,
  zone: string,
): Promise<CalendarReading> {
  if (calendar === undefined) return { meetings: [], warnings: [] };
  return await readCalendarBeside(calendar, { span, zone });
}

async function seenActivity(reads: Reads, day: TimeSpan): Promise<readonly Evidence[]> {
  const rows = await listActivity(reads, day);
  return rows.map((row) => ({
    kind: 'activity',
    key: toActivityKey(row.id),
    projectId: row.project_id ?? undefined,
    branch: row.branch ?? undefined,
    startMs: row.started_at,
    endMs: row.ended_at,
  }));
}

/** Of activity its stretches are ignored; older keys name all of it. */
function takeIgnored(evidence: readonly Evidence[], ignored: IgnoredEvidence) {
  const told = evidence.map((each) =>
    each.kind === 'activity' ? { ...each, ignored: ignored.stretches.get(each.key) ?? [] } : each,
  );
  const kept = told.filter(
    (each) =>
      !ignored.keys.has(each.key) &&
      (each.kind !== 'activity' || subtractTime(each, each.ignored).length > 0),
  );
  const setAside = told.filter(
    (each) => ignored.keys.has(each.key) || (each.kind === 'activity' && each.ignored.length > 0),
  );
  return { kept, setAside };
}

/** By what it was ignored: its own key, or those of stretches of it. */
function listKeys(evidence: Evidence, { keys, stretches }: IgnoredEvidence): readonly string[] {
  const { key } = evidence;
  const ofStretches = (stretches.get(key) ?? []).map((span) => toStretchKey({ key, ...span }));
  return [...(keys.has(key) ? [key] : []), ...ofStretches];
}

/** Commits that lie no further off may be of one stretch with those of the day. */
const aroundDayMs = 2 * 3_600_000;

/** Rebased or picked, a commit of the same subject and time is the same work: it counts once. */
function commitsOf({ commits }: ProposeTime, day: TimeSpan, known: ReadonlySet<string>): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const { subject, at, projectId } of commits) {
    const atMs = Date.parse(at);
    const key = toEvidenceKey('commit', atMs, subject);
    if (atMs <= day.startMs - aroundDayMs || atMs > day.endMs + aroundDayMs || found.has(key)) continue;
    const project = projectId !== null && known.has(projectId) ? projectId : undefined;
    found.set(key, { kind: 'commit', key, subject, atMs, projectId: project });
  }
  return [...found.values()];
}

function toProposal({
  startMs,
  endMs,
  projectId,
  note,
  evidence,
}: DayProposal): TimeProposals['items'][number] {
  const [start, end] = [Math.ceil(startMs / 1000), Math.floor(endMs / 1000)];
  return {
    startedAt: toInstant(start * 1000),
    endedAt: toInstant(end * 1000),
    seconds: end - start,
    projectId: projectId ?? null,
    note: toNote(note),
    evidence: evidence.map(toEvidence),
  };
}

/** As an entry takes it, which is stricter than git and calendars are. */
function toNote(said: string): string {
  return said.slice(0, longestNote).replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, '\u{fffd}');
}

function toEvidence(each: Evidence): TimeEvidence {
  const { kind, key } = each;
  const projectId = each.projectId ?? null;
  if (each.kind === 'commit') {
    const at = toInstant(each.atMs);
    return { kind, key, from: at, to: at, text: each.subject, projectId };
  }
  const [from, to] = [toInstant(each.startMs), toInstant(each.endMs)];
  if (each.kind === 'event') return { kind, key, from, to, text: each.summary, projectId };
  return { kind, key: toStretchKey(each), from, to, text: each.branch ?? '', projectId };
}

export function createProposalsService(ports: ProposalPorts): ProposalsService {
  return {
    recordActivity: async (caller, input) => await recordActivity(ports, caller, input),
    propose: async (caller, input) => await propose(ports, caller, input),

    async ignore(caller, { keys }) {
      await ports.unitOfWork.write(caller.actor, async ({ writes, now }) => {
        await ignoreEvidence(writes, ownOf(caller), { keys, now });
      });
    },

    async restore(caller, { keys }) {
      await ports.unitOfWork.write(caller.actor, async ({ writes }) => {
        await restoreEvidence(writes, keys);
      });
    },
  };
}
