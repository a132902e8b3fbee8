/**
 * Whether an advisory speaks of a version: OSV's evaluation algorithm
 * (https://ossf.github.io/osv-schema/#evaluation), with each ecosystem's own order of versions.
 */
import type { Ecosystem } from '../model.ts';
import { type VersionScheme, versionSchemeOf } from '../versions/version-scheme.ts';
import { canonicalName, type OsvAdvisory, type OsvAffected, type OsvEvent, type OsvRange } from './osv.ts';

/** `unknown`: a version in it, or the one that is installed, is none that its ecosystem orders. */
export type Verdict = 'affected' | 'unaffected' | 'unknown';

export interface InstalledVersion {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly version: string;
}

export function judge(advisory: OsvAdvisory, installed: InstalledVersion): Verdict {
  const verdicts = affectedOf(advisory, installed).map((affected) => judgeAffected(affected, installed));
  if (verdicts.includes('affected')) return 'affected';
  return verdicts.includes('unknown') ? 'unknown' : 'unaffected';
}

/** What it says of this package. */
export function affectedOf(
  { affected }: OsvAdvisory,
  { ecosystem, name }: Pick<InstalledVersion, 'ecosystem' | 'name'>,
): readonly OsvAffected[] {
  const wanted = canonicalName(ecosystem, name);
  return affected.filter(
    (each) => each.package.ecosystem === ecosystem && canonicalName(ecosystem, each.package.name) === wanted,
  );
}

/** Listed versions and ranges are alternatives: one is enough. */
function judgeAffected({ versions, ranges }: OsvAffected, { ecosystem, version }: InstalledVersion): Verdict {
  const scheme = versionSchemeOf(ecosystem);
  if (versions?.some((listed) => isSame(scheme, listed, version)) === true) return 'affected';
  const verdicts = (ranges ?? [])
    .filter(({ type }) => type !== 'GIT')
    .map((range) => judgeRange(scheme, range, version));
  if (verdicts.includes('affected')) return 'affected';
  return verdicts.includes('unknown') ? 'unknown' : 'unaffected';
}

function isSame(scheme: VersionScheme, a: string, b: string): boolean {
  if (a === b) return true;
  return scheme.isVersion(a) && scheme.isVersion(b) && scheme.compare(a, b) === 0;
}

/** Exported for its property tests. */
export function judgeRange(scheme: VersionScheme, { events }: OsvRange, version: string): Verdict {
  if (!scheme.isVersion(version) || !events.every((event) => isOrdered(scheme, event))) return 'unknown';
  if (!isBeforeLimits(scheme, events, version)) return 'unaffected';
  const told = sorted(scheme, events)
    .map((event) => judgeEvent(scheme, event, version))
    .filter((verdict) => verdict !== undefined);
  return told.at(-1) ?? 'unaffected';
}

/** What an event says of a version, if it has reached it. */
function judgeEvent(
  scheme: VersionScheme,
  event: OsvRange['events'][number],
  version: string,
): 'affected' | 'unaffected' | undefined {
  if (event.introduced !== undefined && reaches(scheme, version, event.introduced)) return 'affected';
  if (event.fixed !== undefined && reaches(scheme, version, event.fixed)) return 'unaffected';
  const isPast = event.last_affected !== undefined && scheme.compare(version, event.last_affected) > 0;
  return isPast ? 'unaffected' : undefined;
}

function isOrdered(scheme: VersionScheme, event: OsvEvent): boolean {
  const { introduced, limit } = event;
  if (introduced === '0' || limit === '*') return true;
  const at = versionOf(event) ?? limit;
  return at === undefined || scheme.isVersion(at);
}

function versionOf({ introduced, fixed, last_affected }: OsvEvent): string | undefined {
  return introduced ?? fixed ?? last_affected;
}

/** "0" is before every version. */
function reaches(scheme: VersionScheme, version: string, event: string): boolean {
  return event === '0' || scheme.compare(version, event) >= 0;
}

function isBeforeLimits(scheme: VersionScheme, events: readonly OsvEvent[], version: string): boolean {
  const limits = events.flatMap(({ limit }) => limit ?? []);
  return limits.length === 0 || limits.some((limit) => limit === '*' || scheme.compare(version, limit) < 0);
}

/** At the same version an end comes before a beginning: what begins anew there is affected. */
function sorted(scheme: VersionScheme, events: readonly OsvEvent[]): readonly OsvEvent[] {
  return events
    .filter((event) => versionOf(event) !== undefined)
    .sort((a, b) => compareEvents(scheme, versionOf(a) ?? '0', versionOf(b) ?? '0') || rank(a) - rank(b));
}

function compareEvents(scheme: VersionScheme, a: string, b: string): number {
  if (a === '0' || b === '0') return a === b ? 0 : a === '0' ? -1 : 1;
  return scheme.compare(a, b);
}

function rank({ introduced }: OsvEvent): number {
  return introduced === undefined ? 0 : 1;
}
