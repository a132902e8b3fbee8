/** Says which technologies facts show, and how surely. */
import type { Confidence } from '../../../scanner/model.ts';
import type { Fact } from '../facts/fact.ts';
import type { Evidence, EvidenceKind, Technology } from '../model.ts';
import { type Application, ofTheApplication } from './of-application.ts';
import { PathPatterns } from './path-pattern.ts';
import type { Registry } from './rule-schema.ts';
import type { Sighting } from './sighting.ts';
import { technologies } from './technologies.generated.ts';
import type { TechnologyData } from './technology-data.ts';

interface Index {
  /** By kind, registry and name. */
  readonly exact: ReadonlyMap<string, readonly TechnologyData[]>;
  /** Beginnings of names, by kind and registry. */
  readonly beginnings: ReadonlyMap<string, readonly (readonly [beginning: string, TechnologyData])[]>;
  readonly paths: PathPatterns<TechnologyData>;
}

const index = createIndex();

function createIndex(): Index {
  const exact = new Map<string, TechnologyData[]>();
  const beginnings = new Map<string, [string, TechnologyData][]>();
  const paths = new PathPatterns<TechnologyData>();
  const add = (group: string, name: string, technology: TechnologyData): void => {
    if (name.endsWith('*')) push(beginnings, group, [name.slice(0, -1), technology]);
    else push(exact, `${group} ${name}`, technology);
  };
  for (const technology of technologies)
    for (const [group, name] of namesOf(technology))
      if (group === 'file') paths.add(name, technology);
      else add(group, name, technology);
  return { exact, beginnings, paths };
}

/** Every name that shows it, with its kind and registry. */
function namesOf({ packages = {}, patterns = {} }: TechnologyData): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(packages).flatMap(([registry, names]) =>
      names.map((name) => [`dependency ${registry}`, name] as const),
    ),
    ...Object.entries(patterns).flatMap(([kind, names]) => names.map((name) => [kind, name] as const)),
  ];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** What the path of a file shows by itself. */
export function sightingsOfPath(path: string): readonly Sighting[] {
  return index.paths.find(path).map((technology) => ({
    technology,
    fact: { kind: 'file', name: path, file: path, seen: path.slice(path.lastIndexOf('/') + 1) },
  }));
}

export function sightingsOf(fact: Fact): readonly Sighting[] {
  const group = fact.kind === 'dependency' ? `dependency ${fact.registry}` : fact.kind;
  const found = new Set(index.exact.get(`${group} ${fact.name}`));
  for (const [beginning, technology] of index.beginnings.get(group) ?? [])
    if (fact.name.startsWith(beginning)) found.add(technology);
  return [...found].map((technology) => ({ technology, fact }));
}

const confidenceOf: Readonly<Record<EvidenceKind, Confidence>> = {
  dependency: 'high',
  file: 'high',
  setting: 'high',
  runtime: 'high',
  image: 'high',
  action: 'high',
  provider: 'high',
  // A script may start it, or only speak of it.
  command: 'medium',
  scheme: 'medium',
  import: 'high',
};

/** Kinds that a rule may call less sure than they are elsewhere. */
const adjusted: ReadonlySet<EvidenceKind> = new Set(['file', 'setting', 'command', 'import']);

const rank: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

function lower(one: Confidence, other: Confidence | undefined): Confidence {
  return other === undefined || rank[one] >= rank[other] ? one : other;
}

/**
 * Whose version is the technology's own: of registries where a rule lists packages of many makers, the first of its list;
 * of a client, none.
 */
function tellsVersion({ technology, fact }: Sighting): boolean {
  if (fact.version === undefined || isAddress(fact.version)) return false;
  if (technology.clients === true) return fact.kind !== 'dependency' && fact.kind !== 'provider';
  if (fact.kind !== 'dependency' || fact.registry === undefined) return true;
  if (releasedTogether.has(fact.registry)) return true;
  const first = technology.packages?.[fact.registry]?.[0] ?? '';
  return first.endsWith('*') ? fact.name.startsWith(first.slice(0, -1)) : fact.name === first;
}

/** Registries where those that a rule lists come from one maker, in one version. */
const releasedTogether: ReadonlySet<Registry> = new Set(['maven', 'nuget', 'go', 'swift'] as const);

function toEvidence({ technology, fact }: Sighting): Evidence {
  const { kind, file, line, seen, version, isExact } = fact;
  const byRule = adjusted.has(kind) ? technology.confidence : undefined;
  const confidence = lower(lower(confidenceOf[kind], byRule), fact.confidence);
  const told = { seen: withoutAddress(seen), ...(isAddress(version) ? {} : { version, isExact }) };
  return { kind, file, line, ...told, confidence };
}

/** Addresses of packages may hold a user's name and password: what follows the scheme is not told. */
function withoutAddress(text: string): string {
  const at = text.indexOf('://');
  return at === -1 ? text : `${text.slice(0, at)}://…`;
}

function isAddress(version: string | undefined): boolean {
  return version?.includes('://') === true;
}

const shownEvidence = 20;

/** Every technology that is used, by its id; evidence in an order that does not depend on that of the sightings. */
export function summarize(sightings: readonly Sighting[], application: Application): readonly Technology[] {
  const byId = new Map<string, Sighting[]>();
  for (const sighting of sightings) push(byId, sighting.technology.id, sighting);
  return [...byId.values()]
    .map((each) => ofTheApplication(each, application))
    .filter((each) => each.length > 0)
    .map(toTechnology)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function toTechnology(sightings: readonly Sighting[]): Technology {
  const evidence = withoutRepeats(sightings.map(toEvidence).sort(compareEvidence));
  const [technology] = sightings.map((sighting) => sighting.technology);
  const [versioned] = sightings.filter(tellsVersion).map(toEvidence).sort(compareEvidence);
  return {
    id: technology?.id ?? '',
    name: technology?.name ?? '',
    category: technology?.category ?? 'library',
    version: versioned?.version,
    isExact: versioned?.isExact,
    confidence: evidence[0]?.confidence ?? 'low',
    isDevelopment: isForDevelopment(sightings),
    evidence: evidence.slice(0, shownEvidence),
    evidenceCount: evidence.length,
  };
}

/** What manifests ask for decides: a file of settings beside them serves either. */
function isForDevelopment(sightings: readonly Sighting[]): boolean {
  const asked = sightings.filter(({ fact }) => fact.kind === 'dependency');
  return asked.length > 0 && asked.every(({ fact }) => fact.isDevelopment === true);
}

/** The surest first; of those an exact version, then what is nearest to the root. */
function compareEvidence(one: Evidence, other: Evidence): number {
  return (
    rank[one.confidence] - rank[other.confidence] ||
    Number(other.isExact === true) - Number(one.isExact === true) ||
    comparePlaces(one, other) ||
    compare(one.seen, other.seen) ||
    compare(one.version ?? '', other.version ?? '')
  );
}

/** Those of upper folders first. */
function comparePlaces(one: Evidence, other: Evidence): number {
  return (
    one.file.split('/').length - other.file.split('/').length ||
    compare(one.file, other.file) ||
    (one.line ?? 0) - (other.line ?? 0)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function withoutRepeats(sorted: readonly Evidence[]): readonly Evidence[] {
  return sorted.filter((each, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareEvidence(before, each) !== 0 || before.kind !== each.kind;
  });
}
