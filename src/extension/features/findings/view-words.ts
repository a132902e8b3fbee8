/** What stands beside the view's title and above its rows; pure. */
import type { EmptyFindings } from '../../../contract/context-keys.ts';
import { findingsText } from '../../../contract/findings/finding-count-text.ts';
import type { OpenInList } from '../../../pages/findings/count-open.ts';
import type { FindingFilter } from '../../../pages/findings/finding-filter.ts';
import { isNarrowed } from '../../../pages/findings/finding-filter.ts';
import type { Translate } from '../../../pages/words.ts';

export interface ViewFacts {
  readonly filter: FindingFilter;
  readonly hasBaseline: boolean;
  /** Of those that stand, how many the filter leaves out. */
  readonly hidden: number;
  readonly size: number;
  /** All that are open; the one count of every screen. */
  readonly open?: OpenInList | undefined;
  /** How many of each state are read, where there are more on record. */
  readonly cutAt?: number | undefined;
  /** Where nothing is listed: what was looked at, and how long ago in words. */
  readonly lastScan?: { readonly files: number; readonly ago: string } | undefined;
  /** Where several people scan the project: of which commit the last scan is, how long ago in words, or why it is one's own alone. */
  readonly record?:
    | {
        readonly revision: string | undefined;
        readonly ago: string;
        readonly notOnRecord: string | undefined;
      }
    | undefined;
  /** Where what a scan of one's own found is listed in place of the record: of which commit it is, how old, and why others do not see it. */
  readonly ownScan?: { readonly revision: string; readonly ago: string; readonly why: string } | undefined;
}

export interface ViewWords {
  readonly description: string;
  /** Undefined where rows, or the words of an empty view, say enough. */
  readonly message: string | undefined;
}

export function describeView(facts: ViewFacts, t: Translate): ViewWords {
  const { filter, hasBaseline, hidden, open } = facts;
  const parts = [
    ...(open === undefined || open.total === 0 ? [] : [findingsText(open.total, open.parts, t)]),
    ...(hasBaseline && filter.onlyNew ? [t('new since the baseline')] : []),
    ...(filter.text === '' ? [] : [`“${filter.text}”`]),
    ...(isNarrowed(filter) && filter.text === '' ? [t('filtered')] : []),
    ...(hidden === 0 ? [] : [t('{0} hidden', hidden)]),
    ...revisionOf(facts, t),
  ];
  return { description: parts.join(' · '), message: wholeMessage(facts, t) };
}

function revisionOf({ record, ownScan }: ViewFacts, t: Translate): readonly string[] {
  if (ownScan !== undefined) return [t('Your scan: {0}, {1}', ownScan.revision, ownScan.ago)];
  return record?.revision === undefined ? [] : [`${record.revision}, ${record.ago}`];
}

function wholeMessage(facts: ViewFacts, t: Translate): string | undefined {
  const said = [
    facts.ownScan?.why ?? facts.record?.notOnRecord,
    facts.size === 0 ? messageOf(facts, t) : cutOf(facts, t),
  ];
  const message = said.filter((sentence) => sentence !== undefined).join(' ');
  return message === '' ? undefined : message;
}

/** Which welcome text an empty view shows. `isKnown`: the scans on record were read. */
export function whyEmpty(
  { size, hidden, lastScan }: Pick<ViewFacts, 'size' | 'hidden' | 'lastScan'>,
  isKnown: boolean,
): EmptyFindings {
  if (size > 0) return 'unknown';
  if (hidden > 0) return 'hidden';
  if (lastScan !== undefined) return 'clean';
  return isKnown ? 'unscanned' : 'unknown';
}

function cutOf({ cutAt }: ViewFacts, t: Translate): string | undefined {
  return cutAt === undefined
    ? undefined
    : t('There are more findings on record than are listed: {0} of each state are.', cutAt);
}

function messageOf({ hidden, lastScan }: ViewFacts, t: Translate): string | undefined {
  if (hidden === 0) {
    if (lastScan === undefined) return undefined;
    const { files, ago } = lastScan;
    return files === 1
      ? t('Nothing found in 1 file, {0}.', ago)
      : t('Nothing found in {0} files, {1}.', files, ago);
  }
  return hidden === 1
    ? t('Nothing to list: 1 finding is hidden by the filter or known to the baseline.')
    : t('Nothing to list: {0} findings are hidden by the filter or known to the baseline.', hidden);
}
