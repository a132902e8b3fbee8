/** What one file shows, before any rule says what it means. */
import type { Confidence } from '../../../scanner/model.ts';
import type { EvidenceKind, WorkspaceKind } from '../model.ts';
import type { Registry } from '../rules/rule-schema.ts';

export interface Fact {
  readonly kind: EvidenceKind;
  /** What rules name it by. */
  readonly name: string;
  /** Of a dependency. */
  readonly registry?: Registry | undefined;
  readonly file: string;
  /** From one. */
  readonly line?: number | undefined;
  readonly seen: string;
  readonly version?: string | undefined;
  readonly isExact?: boolean | undefined;
  readonly isDevelopment?: boolean | undefined;
  /** Only those get it who ask for it: an extra, an optional dependency. */
  readonly isOptional?: boolean | undefined;
  /** Its manifest asks for nothing that ships: what it builds with is built in. */
  readonly isBundled?: boolean | undefined;
  /** Lower than its kind's, where this one is less sure. */
  readonly confidence?: Confidence | undefined;
  /** The file whose package it counts for, where that is another than `file`. */
  readonly owner?: string | undefined;
}

/** What a manifest says of its package and of others. */
export interface Manifest {
  readonly file: string;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** Makes a package of its folder only where none above it is of the same language. */
  readonly isWeak?: boolean | undefined;
  readonly registry?: Registry | undefined;
  /** It is never published. */
  readonly isPrivate?: boolean | undefined;
  readonly workspace?: { readonly kind: WorkspaceKind; readonly members: readonly string[] } | undefined;
  /** Says what the members of a workspace are, and makes no package. */
  readonly isWorkspaceOnly?: boolean | undefined;
}

export interface FileFacts {
  readonly facts: readonly Fact[];
  readonly manifest?: Manifest | undefined;
}

export interface FactInput {
  readonly file: string;
  /** Name without folders. */
  readonly name: string;
  readonly text: string;
  /** Text of another file of the workspace, by its path; undefined where there is none. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** Whether there is a file of this path. */
  readonly has: (file: string) => boolean;
}

/** Reads one kind of file. It never throws at what a stranger wrote: what cannot be read shows nothing. */
export interface FactReader {
  matches(name: string, file: string): boolean;
  read(input: FactInput): FileFacts | Promise<FileFacts>;
}

/** Of one section of a file: what people write is far less, and finding the line of each takes its time. */
export const maxFields = 500;

export const nothing: FileFacts = { facts: [] };

/** Folder of a path with its slash; empty for the root. */
export function folderPrefix(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** Line, from one, of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Line of the first place that holds these words; undefined where none does. */
export function lineHolding(text: string, words: string): number | undefined {
  const at = text.indexOf(words);
  return at === -1 ? undefined : lineAt(text, at);
}

/** A fact's words: one line, of a length that fits one. */
export function inFewWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
