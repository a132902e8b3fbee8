/** Where the records of a file are behind what the editor sees in it; pure. */
import { isOpenState } from '../../../../domain/figures/open-findings.ts';
import type { ListedFinding } from '../../../../pages/findings/listed-finding.ts';

/**
 * Names what a scan of the file would change on record: findings that are no longer there, and those that are on no
 * record yet. Empty where the records are up to date. Findings of other tools are theirs to resolve.
 */
export function differenceOf(inFile: readonly ListedFinding[]): string {
  return inFile
    .flatMap(({ fingerprint, live, onRecord, state, isForeign }) => {
      if (onRecord === undefined) return live && isOpenState(state) ? [`+${fingerprint}`] : [];
      const isFixed = !live && !isForeign && isOpenState(onRecord.state);
      const isBack = live && onRecord.state === 'resolved';
      return isFixed || isBack ? [`${isBack ? '+' : '-'}${fingerprint}`] : [];
    })
    .sort()
    .join(' ');
}
