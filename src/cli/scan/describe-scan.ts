/** What a scan read and left out, for whoever asks. */
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { type SkipReason, skipReasons } from '../../workspace/skip-reasons.ts';
import { plural, withoutControls } from './plain-line.ts';

export function describeStats({ stats, skipped, gone }: WorkspaceScanResult): string {
  const megabytes = (stats.bytes / 1_000_000).toFixed(1);
  const seconds = (stats.durationMs / 1000).toFixed(2);
  const lines = [
    `${plural(stats.files, 'file')}, ${megabytes} MB, ${seconds} s; ${stats.scanned} scanned, ${stats.cached} from the cache`,
    `${plural(stats.findings, 'finding')}, ${stats.suppressed} suppressed`,
    ...(gone.length === 0
      ? []
      : [
          `${gone.length} of the baseline ${gone.length === 1 ? 'is' : 'are'} fixed: "vireo baseline update" removes them`,
        ]),
    ...countReasons(skipped).map(([reason, count]) => `${count} skipped: ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}

export function describeSkipped({ skipped }: WorkspaceScanResult): string {
  const lines = skipped.files.map(
    ({ path, reason }) => `skipped ${withoutControls(path)}: ${skipReasons[reason]}\n`,
  );
  const counted = Object.values(skipped.counts).reduce((sum, count) => sum + count, 0);
  const more = counted - skipped.files.length;
  return lines.join('') + (more > 0 ? `and ${more} more\n` : '');
}

/** A scan of nothing looks like one that found nothing: undefined where something was scanned. */
export function describeEmpty({ stats, skipped }: WorkspaceScanResult): string | undefined {
  if (stats.scanned + stats.cached > 0) return undefined;
  const reasons = countReasons(skipped).map(([reason, count]) => `${count} ${reason}`);
  const why =
    reasons.length === 0 ? 'no file was found' : `${reasons.join(', ')} (--show-skipped names them)`;
  return `nothing was scanned: ${why}`;
}

function countReasons({
  counts,
}: WorkspaceScanResult['skipped']): readonly (readonly [reason: string, count: number])[] {
  return Object.entries(counts).map(([reason, count]) => [skipReasons[reason as SkipReason], count]);
}
