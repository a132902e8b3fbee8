/** A project of npm's kind as the root of a graph: what its lock file recorded of it, with places in its package.json. */
import type { Field, Problems } from '../../fields.ts';
import type { NewNode } from '../../graph-builder.ts';
import type { Declaration, DependencyRoot, ProjectFiles } from '../../model.ts';
import { type ManifestEntry, type NpmManifest, readNpmManifest, readSections } from './npm-manifest.ts';

export interface ManifestSource {
  /** Where no package.json says its name. */
  readonly fallbackName: string;
  /** What the lock file keeps of the manifest, by section; undefined where it keeps nothing. */
  readonly recorded: Field | undefined;
  /** Whether the lock file keeps another requirement than the manifest on purpose. */
  isOverridden(name: string): boolean;
  /** Node that answers to a name. */
  resolve(name: string, requirement: string): string | undefined;
}

export interface RootOptions {
  readonly id: string;
  readonly manifestFile: string;
  readonly files: ProjectFiles;
  readonly problems: Problems;
}

export async function rootOf(source: ManifestSource, options: RootOptions): Promise<DependencyRoot> {
  const manifest = await loadManifest(options);
  const entries = source.recorded === undefined ? (manifest?.entries ?? []) : readSections(source.recorded);
  const written = new Map(manifest?.entries.map((entry) => [entry.name, entry]));
  if (source.recorded !== undefined) tellUnrecorded(entries, written, options);
  return {
    id: options.id,
    name: manifest?.name ?? source.fallbackName,
    version: manifest?.version,
    manifest: options.manifestFile,
    declarations: entries.map((entry) => declare(entry, { source, manifest, written, options })),
  };
}

/** What was asked for since; who brings a peer is the package manager's choice. */
function tellUnrecorded(
  recorded: readonly ManifestEntry[],
  written: ReadonlyMap<string, ManifestEntry>,
  { manifestFile, problems }: RootOptions,
): void {
  const known = new Set(recorded.map(({ name }) => name));
  for (const { name, isPeer, isOptional } of written.values()) {
    if (known.has(name) || isPeer || isOptional) continue;
    problems.add(`the lock file was made without it, and ${manifestFile} asks for it: install again`, {
      field: name,
      isWarning: true,
    });
  }
}

/** A package of a workspace that another one needs. */
export function projectNode(root: DependencyRoot): NewNode {
  return { id: root.id, ecosystem: 'npm', name: root.name, version: root.version, source: 'workspace' };
}

async function loadManifest({
  files,
  manifestFile,
  problems,
}: RootOptions): Promise<NpmManifest | undefined> {
  const text = await files.read(manifestFile);
  if (text === undefined) return undefined;
  const { manifest, problems: found } = readNpmManifest(manifestFile, text);
  for (const { message, line } of found) {
    problems.add(`${manifestFile}: ${message}`, line === undefined ? {} : { line });
  }
  return manifest;
}

interface Context {
  readonly source: ManifestSource;
  readonly manifest: NpmManifest | undefined;
  /** What the manifest asks for now, by name. */
  readonly written: ReadonlyMap<string, ManifestEntry>;
  readonly options: RootOptions;
}

function declare(entry: ManifestEntry, context: Context): Declaration {
  const { source, manifest, options } = context;
  const written = context.written.get(entry.name);
  const to = source.resolve(entry.name, entry.requirement);
  if (manifest !== undefined && written?.requirement !== entry.requirement) {
    if (!source.isOverridden(entry.name)) {
      options.problems.add(describeDrift(entry, written, manifest.file), {
        field: entry.name,
        isWarning: true,
      });
    }
  } else if (to === undefined && !entry.isOptional && !entry.isPeer) {
    options.problems.add(`${options.manifestFile} asks for it, and the lock file has nothing for it`, {
      field: entry.name,
      isWarning: true,
    });
  }
  return {
    to,
    name: entry.name,
    requirement: entry.requirement,
    scope: entry.scope,
    isOptional: entry.isOptional,
    place: written?.place,
    requirementPlace: written?.requirement === entry.requirement ? written.requirementPlace : undefined,
  };
}

function describeDrift(entry: ManifestEntry, written: ManifestEntry | undefined, file: string): string {
  const now = written === undefined ? 'does not ask for it any more' : `asks for ${written.requirement}`;
  return `the lock file was made for ${entry.requirement || 'any version'}, and ${file} ${now}: install again`;
}
