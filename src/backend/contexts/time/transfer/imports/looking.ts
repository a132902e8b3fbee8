import type { Person } from '../../../../../domain/policy/actor.ts';
import type { ReadFile } from '../readers/source-row.ts';
import type { TimeImportPorts } from './imports.ports.ts';
import type { CreateTimeImport } from './imports.schema.ts';

/** A file that was read, and who looks at it for whom. */
export interface Looking {
  readonly ports: TimeImportPorts;
  readonly actor: Person;
  readonly input: CreateTimeImport;
  readonly read: ReadFile;
  readonly signal: AbortSignal;
}
