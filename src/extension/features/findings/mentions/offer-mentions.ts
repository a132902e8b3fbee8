/** Findings as the coach's composer offers them. Pure. */
import type { MentionOffer } from '../../../../../webviews/coach/messages.ts';
import { type ListedFinding, severityOrder } from '../../../../pages/findings/listed-finding.ts';

/** Files and records of the practice want to be found as well. */
const mostFindings = 8;
const longestLabel = 300;
const longestId = 1_000;

type Named = Pick<ListedFinding, 'title' | 'path' | 'range'>;

/** The worst first: open ones whose title, rule or place has the text in it. */
export function offerMentions(findings: Iterable<ListedFinding>, text: string): readonly MentionOffer[] {
  const typed = text.toLowerCase();
  return [...findings]
    .filter(({ state, isGone, key }) => state === 'open' && !isGone && key.length <= longestId)
    .filter((finding) =>
      ['finding', finding.ruleId, finding.path, toLabel(finding)].some((name) =>
        name.toLowerCase().includes(typed),
      ),
    )
    .toSorted((one, other) => severityOrder.indexOf(one.severity) - severityOrder.indexOf(other.severity))
    .slice(0, mostFindings)
    .map((finding) => ({ kind: 'finding', label: toLabel(finding), id: finding.key, ...folderOf(finding) }));
}

/** `SQL injection · orders.ts:42`, as its chip shows it. */
function toLabel({ title, path, range }: Named): string {
  const place = `${path.slice(path.lastIndexOf('/') + 1)}:${range.startLine + 1}`;
  return `${title} · ${place}`.slice(0, longestLabel);
}

function folderOf({ path }: Named): Pick<MentionOffer, 'detail'> {
  const end = path.lastIndexOf('/');
  return end < 1 ? {} : { detail: path.slice(0, end).slice(-longestLabel) };
}
