/** The one count of open findings, from the list of this window: what is on record, and apart from it what is not. Pure. */
import type { FindingParts } from '../../contract/findings/finding-count-text.ts';
import { isOpenState, sumOpenFindings } from '../../domain/figures/open-findings.ts';
import type { ListedFinding } from './listed-finding.ts';

export interface OpenInList {
  readonly total: number;
  readonly parts: FindingParts;
}

/**
 * Open on record, as the backend counts it, whatever the editor has seen since. Where nothing can be on record (a
 * workspace that belongs to no project), what the editor sees.
 */
export function isCounted({ onRecord, state }: ListedFinding, hasRecords: boolean): boolean {
  return hasRecords ? onRecord !== undefined && isOpenState(onRecord.state) : isOpenState(state);
}

/** Underlined here, and to be on record with the next scan. */
function isUnrecorded({ onRecord, state }: ListedFinding): boolean {
  return onRecord === undefined && isOpenState(state);
}

export function countOpen(all: readonly ListedFinding[], hasRecords: boolean): OpenInList {
  const counted = all.filter((finding) => isCounted(finding, hasRecords));
  const { total, byFinder, lowConfidence } = sumOpenFindings(
    counted.flatMap(({ onRecord, path, severity }) =>
      onRecord === undefined ? [] : [toCount(onRecord, { path, severity })],
    ),
  );
  const unrecorded = all.filter(isUnrecorded).length;
  if (!hasRecords) return { total: counted.length, parts: { byFinder: [], lowConfidence } };
  return { total, parts: { byFinder, lowConfidence, unrecorded } };
}

/** In a window of several projects: `isOfView` where a scan of one's own is shown, which counts as it is listed. */
export function countOpenApart(
  all: readonly ListedFinding[],
  isOfView: (finding: ListedFinding) => boolean,
): OpenInList {
  const viewed = all.filter(isOfView);
  const others = all.filter((finding) => !isOfView(finding));
  const recorded = countOpen(
    others,
    others.some(({ onRecord }) => onRecord !== undefined),
  );
  if (viewed.length === 0) return recorded;
  const { total, parts } = countOpen(viewed, false);
  const { lowConfidence, unrecorded = 0 } = recorded.parts;
  return {
    total: total + recorded.total,
    // Who found what is known of a part alone.
    parts: { byFinder: [], lowConfidence: lowConfidence + parts.lowConfidence, unrecorded },
  };
}

function toCount(
  { finder, confidence }: NonNullable<ListedFinding['onRecord']>,
  { path, severity }: Pick<ListedFinding, 'path' | 'severity'>,
) {
  const { source, title: sourceTitle } = finder;
  return { projectId: '', path, severity, confidence, source, sourceTitle, count: 1 };
}
