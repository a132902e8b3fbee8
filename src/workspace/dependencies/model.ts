/**
 * What a project stands on, as a graph: packages, who needs whom, and where each is asked for.
 * One adapter a format (formats/) makes a graph of a lock file or manifest; every question is then asked of the
 * graph (graph.ts), and knows no format. Pure: texts come in through `ProjectFiles`, nothing of them is run.
 */
import type { TextRange } from '../../scanner/model.ts';

/** The names that OSV's schema gives the registries (https://ossf.github.io/osv-schema/#affectedpackage-field). */
export type Ecosystem = 'npm' | 'PyPI' | 'Go' | 'crates.io' | 'Maven';

/** prod: part of what ships. optional: may be absent when it ships. dev: never ships. */
export type DependencyScope = 'prod' | 'optional' | 'dev';

/** Where the package comes from. Only what a registry serves is looked up among advisories. */
export type DependencySource = 'registry' | 'git' | 'url' | 'file' | 'workspace';

/** A place in a file of the project; `file` is relative to the project's folder, with forward slashes. */
export interface Place {
  readonly file: string;
  readonly range: TextRange;
}

/** A package in the version that is installed. */
export interface DependencyNode {
  /** Names it within its graph alone. */
  readonly id: string;
  readonly ecosystem: Ecosystem;
  /** As its registry writes it: `@scope/name`, a normalised PyPI name, `group:artifact`. */
  readonly name: string;
  /** Undefined where the format leaves it open: what is installed is not known then. */
  readonly version: string | undefined;
  readonly source: DependencySource;
  readonly scope: DependencyScope;
  /** As the format tells it: an SPDX expression, or words. */
  readonly license?: string | undefined;
  /** What its author says about its being deprecated, where the format keeps it. */
  readonly deprecated?: string | undefined;
  /** Runs code of its own when it is installed, as far as the format tells. */
  readonly hasInstallScript?: boolean | undefined;
  /** What it says of itself was read where it is installed. */
  readonly isInstalled?: boolean | undefined;
  /** Its line in the lock file. */
  readonly place?: Place | undefined;
}

export interface DependencyEdge {
  /** Id of a node, or undefined where the file names none that would do. */
  readonly to: string | undefined;
  /** The name that the dependant uses; another than the node's for an alias. */
  readonly name: string;
  /** What the dependant asks for, as it is written: `^1.2.0`, `>=2,<3`. Empty: anything. */
  readonly requirement: string;
  readonly isOptional: boolean;
}

/** What a manifest asks for by itself. */
export interface Declaration extends DependencyEdge {
  readonly scope: DependencyScope;
  /** Another package needs it, and the manifest lists it for that: `// indirect` of go.mod. */
  readonly isIndirect?: boolean;
  /** The whole entry in the manifest. */
  readonly place?: Place | undefined;
  /** The requirement alone: what an upgrade replaces. Its text in the file is `requirement`. */
  readonly requirementPlace?: Place | undefined;
  /** What else has to allow a version of it: the lines of constraints files. */
  readonly limits?: readonly VersionLimit[] | undefined;
  /** The hashes of what may be installed stand beside it, and hold for that version alone. */
  readonly hasHashes?: boolean | undefined;
}

export interface VersionLimit {
  readonly file: string;
  readonly requirement: string;
}

/** A tool wrote the manifest, and undoes by its next run what a person changes there. */
export interface CompiledBy {
  /** Files that a person changes instead. */
  readonly sources: readonly string[];
  /** Undefined where the file names none that is fit to be shown. */
  readonly command: string | undefined;
}

/** A project of ours: what a manifest describes. A workspace has several. */
export interface DependencyRoot {
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  /** File of its manifest; there or not. */
  readonly manifest: string;
  readonly declarations: readonly Declaration[];
  readonly compiledBy?: CompiledBy | undefined;
}

/** How much of "why is it here" a graph can answer. */
export type PathKnowledge =
  /** Who needs whom is known throughout. */
  | { readonly kind: 'whole' }
  /** Only what is declared is known; `why` says in a sentence what is missing. */
  | { readonly kind: 'declared'; readonly why: string };

export type FormatId =
  | 'package-lock'
  | 'pnpm-lock'
  | 'yarn-lock'
  | 'package.json'
  | 'requirements'
  | 'pyproject'
  | 'poetry-lock'
  | 'uv-lock'
  | 'pipfile'
  | 'pipfile-lock'
  | 'go-mod'
  | 'cargo-toml'
  | 'cargo-lock'
  | 'pom';

export interface DependencyGraph {
  readonly format: FormatId;
  readonly ecosystem: Ecosystem;
  /** The file that it was read from. */
  readonly file: string;
  readonly roots: readonly DependencyRoot[];
  readonly nodes: ReadonlyMap<string, DependencyNode>;
  /** By the id of the dependant: a node or a root. */
  readonly edges: ReadonlyMap<string, readonly DependencyEdge[]>;
  readonly paths: PathKnowledge;
  /** What could not be read of the file; the rest of it is in the graph. */
  readonly problems: readonly FileProblem[];
}

/** What is wrong with a file, for the person who can mend it. */
export interface FileProblem {
  readonly file: string;
  /** Path of the field, e.g. `packages["node_modules/a"].version`. */
  readonly field?: string | undefined;
  /** From one. */
  readonly line?: number | undefined;
  readonly message: string;
  /** Everything was read; what was read contradicts itself: a lock file made for another manifest. */
  readonly isWarning?: boolean | undefined;
}

export type ReadResult =
  | { readonly kind: 'graph'; readonly graph: DependencyGraph }
  /** Nothing of it could be read. */
  | { readonly kind: 'refused'; readonly problems: readonly FileProblem[] };

/** Files beside the one that is read: manifests of a lock, requirements that another includes. */
export interface ProjectFiles {
  /** Text of a file, by its path relative to the project's folder; undefined where there is none to be read. */
  read(file: string): Promise<string | undefined>;
  /** Manifests and lock files of the project, so that a workspace's patterns find its packages. */
  readonly known: readonly string[];
}

/** One format: lock file or manifest. */
export interface FormatAdapter {
  readonly id: FormatId;
  readonly ecosystem: Ecosystem;
  /** A lock says what is installed; a manifest what is asked for, and is read where no lock covers it. */
  readonly kind: 'lock' | 'manifest';
  /** Whether a file of this path, with forward slashes, is one. */
  matches(file: string): boolean;
  read(input: FormatInput): Promise<ReadResult>;
}

export interface FormatInput {
  readonly file: string;
  readonly text: string;
  readonly files: ProjectFiles;
}
