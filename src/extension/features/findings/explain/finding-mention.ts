/** What a question about a finding names beside its words. Pure. */
import type { Explanation } from '../../../../contract/explanation.ts';

const longestLabel = 300;

/** `SQL injection · orders.ts:42`, as its chip shows it. */
export function labelOf({ title, finding }: Explanation): string {
  if (finding === undefined) return title.slice(0, longestLabel);
  const { path, range } = finding.place;
  const place = `${path.slice(path.lastIndexOf('/') + 1)}:${range.startLine + 1}`;
  return `${title} · ${place}`.slice(0, longestLabel);
}

/** For code that may not be given away: what it is, where, and what rules say of it. */
export function withoutCode({ title, ruleId, severity, finding, why, fix }: Explanation): string {
  const { path, range } = finding?.place ?? {};
  const place = path === undefined ? '' : `${path}:${(range?.startLine ?? 0) + 1}`;
  const parts = [`# ${title}`, `${ruleId}, ${severity}`, place, why ?? '', fix ?? ''];
  return parts.filter((part) => part !== '').join('\n\n');
}
