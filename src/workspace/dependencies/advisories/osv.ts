/** Advisories as OSV writes them (https://ossf.github.io/osv-schema/, 1.7): the fields that we go by, checked. */
import * as z from 'zod';
import type { Ecosystem } from '../model.ts';

const text = z.string().max(100_000);
const version = z.string().max(500);

const eventSchema = z.object({
  introduced: version.optional(),
  fixed: version.optional(),
  last_affected: version.optional(),
  limit: version.optional(),
});

const rangeSchema = z.object({
  type: z.string().max(50),
  events: z.array(eventSchema).max(10_000),
});

const affectedSchema = z.object({
  package: z.object({ ecosystem: z.string().max(200), name: z.string().min(1).max(1000) }),
  ranges: z.array(rangeSchema).max(10_000).nullish(),
  versions: z.array(version).max(100_000).nullish(),
  ecosystem_specific: z
    .object({ severity: z.string().max(100).nullish().catch(null) })
    .nullish()
    .catch(null),
  database_specific: z
    .object({ severity: z.string().max(100).nullish().catch(null) })
    .nullish()
    .catch(null),
});

export const osvSchema = z.object({
  id: z.string().min(1).max(200),
  modified: z.string().max(50),
  published: z.string().max(50).nullish(),
  withdrawn: z.string().max(50).nullish(),
  aliases: z.array(z.string().max(200)).max(1000).nullish(),
  summary: text.nullish(),
  details: text.nullish(),
  severity: z
    .array(z.object({ type: z.string().max(50), score: z.string().max(500) }))
    .max(50)
    .nullish(),
  affected: z.array(z.unknown()).max(20_000).nullish(),
  references: z
    .array(z.object({ type: z.string().max(50), url: z.string().max(5000) }))
    .max(5000)
    .nullish()
    .catch(null),
  database_specific: z
    .object({
      severity: z.string().max(100).nullish().catch(null),
      cwe_ids: z.array(z.string().max(50)).max(100).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

export type OsvEvent = z.infer<typeof eventSchema>;
export type OsvRange = z.infer<typeof rangeSchema>;
export type OsvAffected = z.infer<typeof affectedSchema>;
export type OsvAdvisory = Omit<z.infer<typeof osvSchema>, 'affected'> & {
  readonly affected: readonly OsvAffected[];
};

export type ParsedAdvisory =
  | { readonly kind: 'advisory'; readonly advisory: OsvAdvisory }
  /** A sentence that names the field. */
  | { readonly kind: 'refused'; readonly why: string };

/** `affected` entries of a commit range alone name no package, and are left out. */
export function parseAdvisory(value: unknown): ParsedAdvisory {
  const parsed = osvSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      kind: 'refused',
      why: `${issue?.path.join('.') || 'the advisory'}: ${issue?.message ?? 'is not valid'}`,
    };
  }
  const affected: OsvAffected[] = [];
  for (const each of parsed.data.affected ?? []) {
    const one = affectedSchema.safeParse(each);
    if (one.success) affected.push(one.data);
    else if (typeof each === 'object' && each !== null && 'package' in each) {
      return {
        kind: 'refused',
        why: `affected: ${one.error.issues[0]?.path.join('.')}: ${one.error.issues[0]?.message}`,
      };
    }
  }
  return { kind: 'advisory', advisory: { ...parsed.data, affected } };
}

const ecosystems: ReadonlySet<string> = new Set<Ecosystem>(['npm', 'PyPI', 'Go', 'crates.io', 'Maven']);

export function isKnownEcosystem(name: string): name is Ecosystem {
  return ecosystems.has(name);
}

/** One spelling of a package's name, for looking it up. */
export function canonicalName(ecosystem: string, name: string): string {
  return ecosystem === 'PyPI' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name;
}
