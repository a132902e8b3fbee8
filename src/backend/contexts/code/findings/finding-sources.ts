/**
 * Who sees a finding. Runs by our own rules (a scan, the Security agent) name a flaw alike: what several of them found
 * is one record, told by all, decided on once, and resolved when none sees it any more, or when a scan of the files themselves does not.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import type { FindingTable } from './findings.tables.ts';

const seenBySchema = z.object({
  source: z.string(),
  title: z.string(),
  /** Of our own rules. */
  isOwn: z.boolean().optional(),
  /** The source itself has set it aside. */
  setAside: z.boolean().optional(),
});
export type SeenBy = z.infer<typeof seenBySchema>;

/** In the order they came; where it is resolved, those that saw it last. Never empty. */
export function sourcesOf({ seen_by: seenBy }: Pick<FindingTable, 'seen_by'>): readonly SeenBy[] {
  return z.array(seenBySchema).parse(JSON.parse(seenBy));
}

type SourceColumns = Pick<FindingTable, 'source' | 'source_title' | 'seen_by'>;

/** Keys in one order, so that the same sources are the same text. */
function toEntry({ source, title, isOwn, setAside }: SeenBy): SeenBy {
  return { source, title, ...(isOwn && { isOwn }), ...(setAside && { setAside }) };
}

/** The first leads. */
export function toSourceColumns(sources: readonly [SeenBy, ...SeenBy[]]): SourceColumns {
  const [first] = sources;
  return {
    source: first.source,
    source_title: first.title,
    seen_by: JSON.stringify(sources.map(toEntry)),
  };
}

/** With one that sees it, in its old place where it saw it before. */
export function withSource(sources: readonly SeenBy[], seen: SeenBy): readonly [SeenBy, ...SeenBy[]] {
  const at = sources.findIndex(({ source }) => source === seen.source);
  const [first = seen, ...rest] = at < 0 ? [...sources, seen] : sources.with(at, seen);
  return [first, ...rest];
}

/** Undefined where no other source reports it. `own`: without the other sources that use our own rules, too. */
export function withoutSource(
  sources: readonly SeenBy[],
  gone: string,
  { own }: { readonly own: boolean },
): readonly [SeenBy, ...SeenBy[]] | undefined {
  const [first, ...rest] = sources.filter(({ source, isOwn }) => source !== gone && !(own && isOwn));
  return first && [first, ...rest];
}

/** Exact on either database, as `like` is not; within a title quotes are escaped, so that none can look like it. */
function holds(part: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`replace(findings.seen_by, ${part}, '') <> findings.seen_by`;
}

export function isSeenBy(source: string): RawBuilder<SqlBool> {
  return holds(`{"source":${JSON.stringify(source)},`);
}

export function isSeenByOwn(): RawBuilder<SqlBool> {
  return holds('"isOwn":true');
}
