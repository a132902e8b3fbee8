/** Sentences on what the rules of time do to an entry; pure. */
import type { TimeEntry, TimeEntryPreview } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';

type Neighbour = TimeEntryPreview['neighbours'][number];

/** What each neighbour is and becomes: `8:00–10:00 → 8:00–9:30`. */
export function describeCrops(
  neighbours: readonly Neighbour[],
  spanOf: (span: Neighbour['before']) => string,
  t: Translate,
): string {
  const changes = neighbours.map(
    ({ before, after }) => `${spanOf(before)} → ${after.map(spanOf).join(', ')}`,
  );
  return neighbours.length === 1
    ? t('The entry takes time from another one of yours: {0}.', changes.join('; '))
    : t('The entry takes time from {0} other entries of yours: {1}.', neighbours.length, changes.join('; '));
}

export interface SavedFacts {
  readonly warnings: TimeEntry['warnings'];
  /** How many entries it shares time with, and names of some of them: `8:00–10:00 API rewrite`. */
  readonly shared: { readonly count: number; readonly names: readonly string[] };
}

/** Everything that is to be told of a saved entry, in one notification; undefined when there is nothing. */
export function describeWarnings({ warnings, shared }: SavedFacts, t: Translate): string | undefined {
  const sentences = [
    ...(shared.count === 0 ? [] : [describeOverlap(shared, t)]),
    ...warnings.map((warning) => describeWarning(warning, t)),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function describeOverlap({ count, names }: SavedFacts['shared'], t: Translate): string {
  const more = count - names.length;
  const named = [...names, ...(more > 0 ? [t('and {0} more', more)] : [])].join(', ');
  return count === 1
    ? t('The entry overlaps with another one of yours: {0}.', named)
    : t('The entry overlaps with {0} other entries of yours: {1}.', count, named);
}

function describeWarning({ code, field }: TimeEntry['warnings'][number], t: Translate): string {
  const fields: Readonly<Record<string, string>> = { note: t('Note'), taskId: t('Task'), tags: t('Tag') };
  if (code === 'ends_in_future') return t('The entry ends in the future.');
  return code === 'daily_limit'
    ? t('The day is past its limit.')
    : t('The week cannot be submitted yet: the entry needs a {0}.', fields[field] ?? field);
}
