/** What the user asked of `vireo scan`. */
import type { Confidence, Severity } from '../../scanner/model.ts';
import type { ProjectConfig } from '../../workspace/config/config-schema.ts';

export const formats = ['text', 'json', 'sarif', 'markdown', 'junit'] as const;
export type Format = (typeof formats)[number];

/** Absent where the user said nothing: then `.vireo.yml` decides, or its default. */
export interface ScanOptions {
  readonly format: Format;
  readonly output?: string;
  /** How much of a finding the text tells: a line each, or all of each however many there are. */
  readonly brief?: boolean;
  readonly full?: boolean;
  readonly failOn?: Severity | 'never';
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** File of a baseline, or `git:REF`; false: none. */
  readonly baseline?: string | false;
  readonly profile?: ProjectConfig['profile'];
  /** Ids, beginnings of ids with a `*`, groups, `!` before what is left out; folders of rules. */
  readonly rules?: readonly string[];
  readonly jobs?: number;
  readonly cache: boolean;
  readonly stats?: boolean;
  readonly showSkipped?: boolean;
  readonly stdinFilename?: string;
}
