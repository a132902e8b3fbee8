/**
 * Which sightings of a framework, a database or a queue say that the application itself uses it. What only its tests,
 * its examples or its development need, and what it offers to others as an option, says nothing about that.
 */
import type { Category } from '../model.ts';
import type { Sighting } from './sighting.ts';

/** Kinds of technology that an application is made of, unlike the tools around it. */
const ofApplication: ReadonlySet<Category> = new Set(['framework', 'database', 'message-queue'] as const);

/** Folders and files beside the application. */
const asideFolder =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|examples?|samples?|demos?|docs?|benchmarks?|bench|\.devcontainer)\//i;
const asideFile =
  /(?:^|\/)(?:conftest\.py|test_[^/]*\.py|[^/]*_test\.\w+|[^/]*\.(?:test|spec)\.[cm]?[jt]sx?)$/i;

/** Where sightings are judged from: a package in `examples/` is an application of its own. */
export interface Application {
  readonly folder: string;
  /** Manifests of what is never published: an application, not a library. */
  readonly privateManifests: ReadonlySet<string>;
}

function isAside(file: string, { folder }: Application): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const inside = file.startsWith(prefix) ? file.slice(prefix.length) : file;
  return asideFolder.test(inside) || asideFile.test(inside);
}

/** A dependency that does not ship, or that only those who ask for it get; a plugin of the build shapes what ships. */
function isNotItsOwn({ fact }: Sighting, { privateManifests }: Application): boolean {
  if (fact.kind !== 'dependency' || fact.name.startsWith('plugin:')) return false;
  if (fact.isOptional === true) return true;
  const isBundled = fact.isBundled === true && privateManifests.has(fact.owner ?? fact.file);
  return fact.isDevelopment === true && !isBundled;
}

/** Those sightings of one technology that count. */
export function ofTheApplication(
  sightings: readonly Sighting[],
  application: Application,
): readonly Sighting[] {
  const category = sightings[0]?.technology.category;
  if (category === undefined || !ofApplication.has(category)) return sightings;
  const near = sightings.filter(({ fact }) => !isAside(fact.file, application));
  const asked = near.filter(({ fact }) => fact.kind === 'dependency');
  if (asked.length === 0 || !asked.every((each) => isNotItsOwn(each, application)))
    return near.filter((each) => !isNotItsOwn(each, application));
  // The manifest says that it is an option or a tool: an import only serves that. A file of its own is its use.
  const shown = near.filter(({ fact }) => fact.kind !== 'dependency' && fact.kind !== 'import');
  return shown.some(({ fact }) => fact.kind === 'file' || fact.kind === 'setting') ? near : shown;
}
