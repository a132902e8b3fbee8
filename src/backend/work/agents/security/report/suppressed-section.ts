/** Suppressed findings: how many, by whom and why. */
import type { SuppressedBy } from '../../../../../workspace/scan-messages.ts';
import type { FileReport } from '../../../../../workspace/scan-result.ts';
import { heading, type Page, paragraph, table } from './document.ts';
import type { SuppressedCount } from './security-facts.ts';
import { plural } from './words.ts';

const reasonsAtMost = 20;

const whoWords: Readonly<Record<SuppressedBy, string>> = {
  person: 'dismissed by a person',
  comment: 'a comment in the source',
  config: 'the settings',
  baseline: 'the baseline',
};

export function countSuppressed(files: readonly FileReport[]): readonly SuppressedCount[] {
  const all = files.flatMap(({ suppressed }) => suppressed);
  const groups = Map.groupBy(all, ({ by, reason }) => `${by} ${reason}`);
  return [...groups.values()]
    .flatMap((each) => {
      const [first] = each;
      return first === undefined ? [] : [{ by: first.by, reason: first.reason, count: each.length }];
    })
    .sort((one, other) => other.count - one.count || (whoWords[one.by] < whoWords[other.by] ? -1 : 1));
}

export function suppressedSection({ setAside }: { readonly setAside: readonly SuppressedCount[] }): Page {
  if (setAside.length === 0) return [];
  const sum = setAside.reduce((so, { count }) => so + count, 0);
  const rest = setAside.slice(reasonsAtMost);
  const inRest = rest.reduce((so, { count }) => so + count, 0);
  return [
    heading(2, 'What was set aside'),
    paragraph(
      `${plural(sum, 'finding')} for a reason: they are in none of the counts above, and lower no health but where a baseline alone knows them.`,
    ),
    ...table(
      [{ title: 'Reason' }, { title: 'By' }, { title: 'Findings', isNumber: true }],
      setAside
        .slice(0, reasonsAtMost)
        .map(({ by, reason, count }) => [[reason], [whoWords[by]], [String(count)]]),
    ),
    ...(rest.length === 0
      ? []
      : [paragraph(`And ${plural(inRest, 'finding')} for ${plural(rest.length, 'further reason')}.`)]),
  ];
}
