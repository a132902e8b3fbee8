/** What documents are written from: the facts of a project, and what its code says of itself. Paths are relative to its folder. */
import type { OutlineSymbol } from '../../../../scanner/outline/index.ts';
import type { ProjectFact } from '../../../../workspace/facts/model.ts';

export interface Setting {
  readonly name: string;
  /** The comment above it; empty where there is none. */
  readonly note: string;
  readonly source: string;
}

/** Code of the product that people write: no test, nothing that a program makes. */
export interface KnownModule {
  readonly path: string;
  readonly symbols: readonly OutlineSymbol[];
}

export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly place: string;
    readonly isRequired: boolean;
  }[];
  readonly responses: readonly { readonly status: string; readonly description: string }[];
}

export interface ApiDescription {
  readonly source: string;
  readonly title: string;
  readonly version: string;
  readonly operations: readonly ApiOperation[];
}

export interface KnownProject {
  /** That of the manifest at the top, else the given one. */
  readonly name: string;
  readonly facts: readonly ProjectFact[];
  /** Of an example of the environment. */
  readonly settings: readonly Setting[];
  readonly modules: readonly KnownModule[];
  readonly descriptions: readonly ApiDescription[];
  /** All files, ignored ones left out. */
  readonly files: readonly string[];
  /** The README says something of a license. */
  readonly isLicenseMentioned: boolean;
  /** What could not be read, as sentences. */
  readonly problems: readonly string[];
  /** Undefined for what is not there, or is no text. */
  read(file: string): Promise<string | undefined>;
}
