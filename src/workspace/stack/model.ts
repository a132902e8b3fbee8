/**
 * What a workspace is made of: its languages with their lines, and the technologies that it uses, each with the places
 * that show it. `docs/stack.md` describes the same as JSON.
 */
import type { Confidence } from '../../scanner/model.ts';
import type { FileProblem } from '../dependencies/model.ts';
import type { SkipReason } from '../skip-reasons.ts';

/** What a technology is for. One that is several things is what it is used for most. */
export const categories = [
  'framework',
  'library',
  'runtime',
  'package-manager',
  'build-tool',
  'test-runner',
  'linter',
  'formatter',
  'ci',
  'container',
  'orchestration',
  'infrastructure',
  'cloud',
  'database',
  'message-queue',
] as const;

export type Category = (typeof categories)[number];

/** What was looked at. */
export const evidenceKinds = [
  /** A manifest asks for a package. */
  'dependency',
  /** A file of this name is there. */
  'file',
  /** A field of a manifest or of settings. */
  'setting',
  /** A version that a file asks for by itself: `.nvmrc`, `engines`, `FROM`. */
  'runtime',
  /** A container image. */
  'image',
  /** A step of a workflow that others wrote. */
  'action',
  /** A provider of Terraform. */
  'provider',
  /** A program that a script of a manifest starts. */
  'command',
  /** The scheme of a connection string; never what follows it. */
  'scheme',
  /** Code imports it. */
  'import',
] as const;

export type EvidenceKind = (typeof evidenceKinds)[number];

export interface Evidence {
  readonly kind: EvidenceKind;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** From one; absent where it is the file itself that shows it. */
  readonly line?: number | undefined;
  /** What was seen there, in a few words: `react ^19.0.0`, `FROM postgres:16`. */
  readonly seen: string;
  /** As it was found: `19.0.0`, `^19.0.0`. */
  readonly version?: string | undefined;
  /** Whether `version` is the one that is used; otherwise it is what is asked for. */
  readonly isExact?: boolean | undefined;
  readonly confidence: Confidence;
}

export interface Technology {
  /** Names it for good: `nextjs`. */
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  /** That of the surest evidence that names one. */
  readonly version?: string | undefined;
  readonly isExact?: boolean | undefined;
  readonly confidence: Confidence;
  /** Every manifest that asks for it does so for development alone. */
  readonly isDevelopment: boolean;
  /** The surest first, at most twenty. */
  readonly evidence: readonly Evidence[];
  /** Of all evidence, shown or not. */
  readonly evidenceCount: number;
}

/** As GitHub's Linguist parts them: only what is programmed or marked up has a share. */
export type LanguageType = 'programming' | 'markup' | 'data' | 'prose';

export interface LineCounts {
  readonly lines: number;
  /** Lines of code; all that are not blank where the language's comments are not known. */
  readonly code: number;
  /** Undefined where the language's comments are not known. */
  readonly comment: number | undefined;
  readonly blank: number;
}

export interface LanguageShare extends LineCounts {
  /** As Linguist names it. */
  readonly name: string;
  readonly type: LanguageType;
  /** `#rrggbb`, where Linguist has one. */
  readonly color?: string | undefined;
  readonly files: number;
  /** Of all code in programming and markup, from 0 to 1; 0 for data and prose. */
  readonly share: number;
}

/** A part of the workspace with a manifest of its own. */
export interface StackPackage {
  /** Folder, relative to the root, with forward slashes; `.` for the root. */
  readonly folder: string;
  /** As its manifest says; the folder's name where it says nothing. */
  readonly name: string;
  readonly version?: string | undefined;
  /** Its manifests, relative to the root. */
  readonly manifests: readonly string[];
  /** The workspace that it is a member of. */
  readonly memberOf?: WorkspaceMembership | undefined;
  /** Of its files alone: those of packages below it are theirs. */
  readonly files: number;
  readonly languages: readonly LanguageShare[];
  readonly technologies: readonly Technology[];
}

export type WorkspaceKind =
  | 'npm'
  | 'pnpm'
  | 'yarn'
  | 'bun'
  | 'cargo'
  | 'maven'
  | 'gradle'
  | 'uv'
  | 'go'
  | 'dotnet';

export interface WorkspaceMembership {
  readonly kind: WorkspaceKind;
  /** Folder of the workspace's own manifest. */
  readonly folder: string;
}

/** Why a file counts for nothing: a scan's reasons, and three of our own. */
export type LeftOut = SkipReason | 'vendored' | 'fixture' | 'lock-file';

/** All of a workspace: `languages` and `technologies` are the sum over `packages`. */
export interface Stack {
  /** Files that were looked at. */
  readonly files: number;
  readonly lines: LineCounts;
  readonly languages: readonly LanguageShare[];
  readonly technologies: readonly Technology[];
  /** By folder; the first is the root, whether it has a manifest or not. */
  readonly packages: readonly StackPackage[];
  /** How many files, and whole folders, were left out, by reason. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** Manifests that could not be read. */
  readonly problems: readonly FileProblem[];
  /** Whether it was cancelled: what is there then is of the files that were seen. */
  readonly isPartial: boolean;
}

/** A file of the workspace, wherever it lies. */
export interface StackFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly size: number;
  /** Its bytes; undefined where it cannot be read. Absent where its name is all that is of use. */
  readonly read?: (() => Promise<Uint8Array | undefined>) | undefined;
}

export interface StackProgress {
  readonly done: number;
  readonly total: number;
  readonly path: string;
}

export interface DiscoverOptions {
  /** What the root is called where its manifest gives no name. */
  readonly name?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: StackProgress) => void) | undefined;
}
