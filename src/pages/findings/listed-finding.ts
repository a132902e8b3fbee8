/**
 * One flaw as the Findings view and the Scanner page tell it, whoever found it: what the language server underlines
 * now and what the records hold of it (agents, imports, team mates) are joined by fingerprint and told once. Pure.
 */

import type { Finding } from '../../api-client/index.ts';
import type { FindingRange } from '../../contract/findings.ts';
import { type FlawPlace, pairByPlace } from '../../contract/pair-by-place.ts';
import type { ShownFinding } from '../../contract/rule-texts/shown-findings.ts';
import { leadingRecord } from '../../domain/figures/open-findings.ts';
import type { Severity } from './severity-word.ts';

export type { Severity };
export type FindingState = 'open' | 'confirmed' | 'dismissed' | 'resolved';

/** The fields of a record that were on the screen. */
export type ShownRecord = Pick<Finding, 'id' | 'version' | 'state' | 'reason' | 'decidedAt' | 'assignee'>;

/** From the worst down. */
export const severityOrder: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** A diagnostic of ours, by its own name. */
export interface LiveFinding {
  /** Stays the same while the line is typed in, although the fingerprint changes: see track-findings.ts. */
  readonly key: string;
  readonly fingerprint: string;
  /** Of the record that the server took it for. */
  readonly recordId?: string;
  readonly ruleId: string;
  readonly message: string;
  readonly severity: Severity;
  readonly category?: 'security' | 'quality';
  readonly cwe?: readonly number[];
  readonly range: FindingRange;
  readonly fixable: boolean;
  readonly isNew?: boolean;
}

/** A source as the records name it, and as the user reads it. */
export interface Finder {
  readonly source: string;
  readonly title: string;
}

/** What the records hold of a flaw; one of several sources has several. */
export interface RecordedFinding {
  readonly id: string;
  readonly version: number;
  readonly projectId: string;
  readonly path: string;
  readonly ruleId: string;
  readonly ruleTitle: string | null;
  readonly category: 'security' | 'quality';
  readonly severity: Severity;
  readonly evidence: Finding['evidence'];
  readonly message: string;
  readonly range: FindingRange;
  readonly isWholeFile: boolean;
  readonly fingerprint: string;
  readonly cwe: readonly number[];
  readonly state: FindingState;
  readonly reason: string | null;
  /** As the user reads them: `Security agent`. */
  readonly sources: readonly string[];
  /** One of the sources looks by rules that are not ours. */
  readonly isForeign: boolean;
  /** The first that found it. */
  readonly finder: Finder;
  readonly confidence: string;
  readonly isNew: boolean | null;
  readonly assignee: string | null;
  readonly commentCount: number;
  /** Instants, ISO 8601 UTC. */
  readonly createdAt: string;
  readonly decidedAt: string | null;
  readonly resolvedAt: string | null;
  /** Of one's own scan, and on no record: there is nothing to decide on. */
  readonly isViewed?: true;
}

export interface ListedFinding {
  readonly key: string;
  readonly uri: string;
  /** As it is shown: below its folder, with forward slashes. */
  readonly path: string;
  readonly ruleId: string;
  /** The rule's title, in English. */
  readonly title: string;
  /** As it is kept, in English. */
  readonly message: string;
  /** The same in the reader's language. */
  readonly shown: ShownFinding;
  readonly severity: Severity;
  /** As it is on record; null where it isn't. */
  readonly evidence: Finding['evidence'];
  readonly category: 'security' | 'quality';
  readonly cwe: readonly number[];
  readonly range: FindingRange;
  /** Of its file and none of its lines; shown on the first. */
  readonly isWholeFile: boolean;
  readonly fingerprint: string;
  /** Underlined in the editor at this moment. */
  readonly live: boolean;
  readonly fixable: boolean;
  readonly state: FindingState;
  readonly reason: string | null;
  /** Undefined where there is no baseline. */
  readonly isNew: boolean | undefined;
  readonly assignee: string | null;
  /** Of the assignee; undefined while it is not known here. */
  readonly assigneeName: string | undefined;
  readonly commentCount: number;
  readonly sources: readonly string[];
  /** Somebody has found it who looks by other rules than the editor: another tool, or a person. */
  readonly isForeign: boolean;
  /** Of the record that speaks for it: what it is counted by. Undefined where it is on no record. */
  readonly onRecord: Pick<RecordedFinding, 'state' | 'finder' | 'confidence'> | undefined;
  /** All that are about this flaw: a decision is one on each of them. */
  readonly recordIds: readonly string[];
  /** The same as they were when this was listed: what a user decides on is what they saw. */
  readonly records: readonly ShownRecord[];
  readonly foundAt: string | undefined;
  /** On record alone, and its code reads nowhere in its file any more. */
  readonly isGone: boolean;
  /** On no record, and there only since the file was edited in this window. */
  readonly isTyped: boolean;
  readonly decidedAt: string | null;
  readonly resolvedAt: string | null;
}

/** All that is known of one file. */
export interface FileFindings {
  readonly uri: string;
  readonly path: string;
  readonly live: readonly LiveFinding[];
  readonly recorded: readonly RecordedFinding[];
  /** Records whose squiggle has gone while the file was edited. */
  readonly mended: ReadonlySet<string>;
  /** Records whose code is gone. */
  readonly gone?: ReadonlySet<string> | undefined;
  /** Keys of what was underlined before the first edit; undefined where nothing was edited. */
  readonly beforeEdit?: ReadonlySet<string> | undefined;
}

export interface MergePorts {
  readonly titleOf: (ruleId: string) => string;
  /** Undefined while the texts of rules are not read. */
  readonly shownOf?:
    | ((finding: Pick<RecordedFinding, 'ruleId' | 'message' | 'ruleTitle'>) => ShownFinding | undefined)
    | undefined;
  readonly personName: (userId: string) => string | undefined;
  /** The name of what finds while one types. */
  readonly editorSource: string;
  /** Undefined where the file's folder has no baseline. */
  readonly isKnown: ((ruleId: string, fingerprint: string) => boolean) | undefined;
}

export function mergeFile(file: FileFindings, ports: MergePorts): readonly ListedFinding[] {
  const open = new Map(file.recorded.map((record) => [record.id, record]));
  const take = (records: readonly RecordedFinding[]) => {
    for (const { id } of records) open.delete(id);
    return records;
  };
  const named = new Map(file.live.map((live) => [live, take(namesakesOf(live, open))]));
  const renamed = renamedOf(
    file.live.filter((live) => named.get(live)?.length === 0),
    [...open.values()],
  );
  const listed = file.live.map((live) => {
    const records = [...(named.get(live) ?? []), ...take(renamed.get(live) ?? [])];
    return toListed(file, { live, records }, ports);
  });
  const apart = byFingerprint([...open.values()]);
  const brought = apart.map((records) => toListed(file, { live: undefined, records }, ports));
  return withDistinctKeys([...listed, ...brought]);
}

/** One flaw each. */
function byFingerprint(records: readonly RecordedFinding[]): readonly (readonly RecordedFinding[])[] {
  return [...Map.groupBy(records, ({ fingerprint }) => fingerprint).values()];
}

/** By the record that the server names, and by fingerprint. */
function namesakesOf(
  live: LiveFinding,
  open: ReadonlyMap<string, RecordedFinding>,
): readonly RecordedFinding[] {
  if (open.size === 0) return [];
  const named = live.recordId === undefined ? undefined : open.get(live.recordId);
  const fingerprints = new Set([live.fingerprint, named?.fingerprint]);
  return [...open.values()].filter(({ fingerprint }) => fingerprints.has(fingerprint));
}

/** By rule and place: the function round it was renamed, and the flaw's fingerprint with it. */
function renamedOf(
  nameless: readonly LiveFinding[],
  left: readonly RecordedFinding[],
): ReadonlyMap<LiveFinding, readonly RecordedFinding[]> {
  if (nameless.length === 0 || left.length === 0) return new Map();
  const seen = nameless.map((live) => ({ live, ...placeOf(live) }));
  const known = byFingerprint(left.filter(({ state }) => state !== 'resolved')).flatMap((records) =>
    records.slice(0, 1).map((first) => ({ records, ...placeOf(first) })),
  );
  return new Map([...pairByPlace(seen, known)].map(([{ live }, { records }]) => [live, records]));
}

function placeOf({ ruleId, range }: Pick<RecordedFinding, 'ruleId' | 'range'>): FlawPlace {
  return { ruleId, startLine: range.startLine, startColumn: range.startColumn };
}

interface Told {
  readonly live: LiveFinding | undefined;
  readonly records: readonly RecordedFinding[];
}

function toListed(
  { uri, path, mended, gone, beforeEdit }: FileFindings,
  told: Told,
  ports: MergePorts,
): ListedFinding {
  const { live, records } = told;
  const leading = leadingRecord(records);
  const kept = records.filter(({ isViewed }) => isViewed !== true);
  const seen = live ?? leading;
  if (seen === undefined) throw new RangeError('A finding that nobody has found.');
  const { ruleId, range, fingerprint } = seen;
  const isGone = live === undefined && records.every(({ id }) => gone?.has(id) === true);
  const isMended = live === undefined && records.some(({ id }) => mended.has(id));
  const decision = decisionOf(live, leading, isMended);
  const assignee = records.find((record) => record.assignee !== null)?.assignee ?? null;
  return {
    key: live?.key ?? `${uri}#${fingerprint}`,
    uri,
    path,
    ruleId,
    ...wordsOf(seen, leading?.ruleTitle ?? null, ports),
    ...weightOf(live, leading),
    range,
    fingerprint,
    live: live !== undefined,
    fixable: live?.fixable ?? false,
    ...decision,
    isNew: isNewIn(told, leading, ports),
    assignee,
    assigneeName: assignee === null ? undefined : ports.personName(assignee),
    commentCount: records.reduce((sum, { commentCount }) => sum + commentCount, 0),
    sources: sourcesOf(told, ports),
    isForeign: records.some((record) => record.isForeign),
    onRecord: onRecordOf(leading),
    recordIds: kept.map(({ id }) => id),
    records: kept,
    foundAt: kept.map(({ createdAt }) => createdAt).sort()[0],
    isGone: isGone && decision.state !== 'resolved',
    isTyped: isTyped(told, beforeEdit),
  };
}

function onRecordOf(leading: RecordedFinding | undefined): ListedFinding['onRecord'] {
  if (leading === undefined || leading.isViewed === true) return undefined;
  const { state, finder, confidence } = leading;
  return { state, finder, confidence };
}

/** As it is kept, and as it is shown. */
function wordsOf(
  { ruleId, message }: Pick<RecordedFinding, 'ruleId' | 'message'>,
  ruleTitle: string | null,
  { titleOf, shownOf }: MergePorts,
): Pick<ListedFinding, 'title' | 'message' | 'shown'> {
  const title = ruleTitle ?? titleOf(ruleId);
  const shown = shownOf?.({ ruleId, message, ruleTitle }) ?? { title, rule: title, message };
  return { title, message, shown };
}

/** As it is on record; else as the editor underlines it. */
function weightOf(live: LiveFinding | undefined, leading: RecordedFinding | undefined) {
  if (leading !== undefined) {
    const { severity, evidence, category, cwe, isWholeFile } = leading;
    return { severity, evidence, category, cwe, isWholeFile };
  }
  const { severity = 'info', category = 'security', cwe = [] } = live ?? {};
  return { severity, evidence: null, category, cwe, isWholeFile: false };
}

function isTyped({ live, records }: Told, beforeEdit: FileFindings['beforeEdit']): boolean {
  return live !== undefined && records.length === 0 && beforeEdit?.has(live.key) === false;
}

/** What the baseline of this moment knows is not new, whatever a run has said before it was made. */
function isNewIn(
  { live }: Told,
  leading: RecordedFinding | undefined,
  { isKnown }: MergePorts,
): boolean | undefined {
  const seen = live ?? leading;
  if (seen !== undefined && isKnown?.(seen.ruleId, seen.fingerprint) === true) return false;
  return live?.isNew ?? leading?.isNew ?? (isKnown === undefined ? undefined : true);
}

type Decided = Pick<ListedFinding, 'state' | 'reason' | 'decidedAt' | 'resolvedAt'>;

/** What is underlined is there, whatever an earlier run has said of it. */
function decisionOf(
  live: LiveFinding | undefined,
  leading: RecordedFinding | undefined,
  isMended: boolean,
): Decided {
  const { state = 'open', reason = null, decidedAt = null, resolvedAt = null } = leading ?? {};
  if (state === 'resolved' && live !== undefined)
    return { state: 'open', reason: null, decidedAt: null, resolvedAt: null };
  if (isMended && state !== 'dismissed') return { state: 'resolved', reason, decidedAt, resolvedAt };
  return { state, reason, decidedAt, resolvedAt };
}

function sourcesOf({ live, records }: Told, { editorSource }: MergePorts): readonly string[] {
  const named = records.flatMap(({ sources }) => sources);
  return [...new Set(live === undefined || named.length > 0 ? named : [editorSource])].sort();
}

function withDistinctKeys(listed: readonly ListedFinding[]): readonly ListedFinding[] {
  const used = new Map<string, number>();
  return listed.map((finding) => {
    const count = used.get(finding.key) ?? 0;
    used.set(finding.key, count + 1);
    return count === 0 ? finding : { ...finding, key: `${finding.key}~${count}` };
  });
}
