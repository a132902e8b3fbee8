/** What the user asked of `vireo scan`. */
import type { Confidence, Severity } from '../../scanner/model.ts';

export const formats = ['text', 'json', 'sarif', 'markdown', 'junit'] as const;
export type Format = (typeof formats)[number];

/** Absent where the user said nothing: then `.vireo.yml` decides, or its default. */
export interface ScanOptions {
  readonly format: Format;
  readonly output?: string;
  readonly failOn?: Severity | 'never';
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** File of a baseline, or `git:REF`; false: none. */
  readonly baseline?: string | false;
  /** Ids, beginnings of ids with a `*`, `!` before what is left out; folders of rules. */
  readonly rules?: readonly string[];
  readonly jobs?: number;
  readonly cache: boolean;
  readonly stats?: boolean;
  readonly showSkipped?: boolean;
  readonly stdinFilename?: string;
}
