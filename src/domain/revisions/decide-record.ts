/**
 * Whether what a scan found goes on record for everybody, or is its person's view. On record is the default branch without edits,
 * in order of its commits: an older commit, another branch or an edited tree changes nothing for others.
 */

/** What a machine says of the checkout that it scanned. Nobody can verify it, so it decides about this one project alone. */
export interface ScannedRevision {
  /** Null while no branch is checked out. */
  readonly branch: string | null;
  /** The commit is of the default branch. */
  readonly isDefault: boolean;
  /** Its full hash. */
  readonly commit: string;
  /** What was scanned is what the commit has. */
  readonly isClean: boolean;
  /** Where the commit stands that was on record as the scan began; null where there was none. */
  readonly since: { readonly commit: string; readonly place: PlaceOfKnown } | null;
  /** The commit and those before it, as far as they are listed: by them a commit counts as known that came on record since. */
  readonly history: readonly string[];
}

/** Of the commit on record, seen from the one that was scanned: `apart` where neither comes from the other. */
export type PlaceOfKnown = 'same' | 'before' | 'after' | 'apart' | 'missing';

/**
 * `older`: a commit after it is on record. `apart`: it does not come after the one on record. `part`: not all was scanned, of another
 * commit than the one on record. `unknown`: git says nothing of the folder.
 */
export const viewReasons = ['branch', 'edited', 'older', 'apart', 'part', 'unknown'] as const;
export type ViewReason = (typeof viewReasons)[number];

export type RecordDecision =
  /** `commit` is what stands on record from now on; absent where none is known. */
  { readonly kind: 'record'; readonly commit?: string } | { readonly kind: 'view'; readonly why: ViewReason };

export interface OfferedScan {
  /** Undefined where git says nothing of the folder. */
  readonly revision: ScannedRevision | undefined;
  /** The whole project by all rules. */
  readonly isWhole: boolean;
}

/** @param known the commit on record now; undefined where there is none */
export function decideRecord(known: string | undefined, { revision, isWhole }: OfferedScan): RecordDecision {
  if (revision === undefined) return known === undefined ? { kind: 'record' } : view('unknown');
  if (!revision.isDefault) return view('branch');
  if (!revision.isClean) return view('edited');
  const { commit } = revision;
  if (known === undefined || commit === known) return { kind: 'record', commit };
  const place = placeOf(known, revision);
  if (place === 'after') return view('older');
  if (place !== 'before') return view('apart');
  // With another commit on record there would be two side by side, and nobody could say which one.
  return isWhole ? { kind: 'record', commit } : view('part');
}

const view = (why: ViewReason): RecordDecision => ({ kind: 'view', why });

function placeOf(known: string, { since, history }: ScannedRevision): PlaceOfKnown {
  if (history.includes(known)) return 'before';
  return since?.commit === known ? since.place : 'apart';
}
