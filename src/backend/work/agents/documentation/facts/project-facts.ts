/** What the pages are written from: each fact with the file that it is from. Paths are relative to the project's folder. */
import type { OutlineRoute, OutlineSymbol } from '../../../../../scanner/outline/index.ts';
import type { Stack } from '../../../../../workspace/stack/index.ts';

export interface Command {
  readonly kind: 'install' | 'start' | 'build' | 'test' | 'lint' | 'migrate';
  readonly line: string;
  /** Where it is run; `.` is the project's folder. */
  readonly folder: string;
  readonly source: string;
}

export interface Setting {
  readonly name: string;
  /** The comment above it; empty where there is none. */
  readonly note: string;
  readonly source: string;
}

export interface DocumentedModule {
  readonly path: string;
  readonly symbols: readonly OutlineSymbol[];
  readonly routes: readonly OutlineRoute[];
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

export interface ProjectFacts {
  readonly name: string;
  readonly description: string;
  /** SPDX, as a manifest says; empty where none does. */
  readonly license: string;
  readonly licenseFile: string | undefined;
  /** The README says something of a licence. */
  readonly isLicenseMentioned: boolean;
  /** `Node.js >=20`, each with its source. */
  readonly requirements: readonly { readonly text: string; readonly source: string }[];
  readonly commands: readonly Command[];
  readonly settings: readonly Setting[];
  readonly stack: Stack;
  readonly modules: readonly DocumentedModule[];
  readonly descriptions: readonly ApiDescription[];
  /** All files, ignored ones left out. */
  readonly files: readonly string[];
  /** What could not be read, as sentences. */
  readonly problems: readonly string[];
}
