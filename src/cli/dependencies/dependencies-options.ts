/** What the user asked of `vireo dependencies`. */
import { type Severity, severities } from '../../scanner/model.ts';

export const formats = ['text', 'json', 'sarif', 'markdown', 'cyclonedx'] as const;
export const failLevels = [...severities, 'never'] as const;

export interface DependenciesOptions {
  readonly format: (typeof formats)[number];
  readonly output?: string;
  /** Absent where the user said nothing: then `.vireo.yml` decides, or its default. */
  readonly failOn?: Severity | 'never';
  readonly production?: boolean;
  /** A file or `git:REF`; false: what is known is reported, too. */
  readonly baseline?: string | false;
  readonly online?: boolean;
  readonly osvUrl?: string;
  readonly data?: string;
}
