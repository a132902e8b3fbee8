import type { Person } from '../../../../../domain/policy/actor.ts';
import type { RuleBook } from '../../../account/model/time-rule-fields.ts';
import type { ReadFile } from '../readers/source-row.ts';
import type { Practice, TimeImportPorts } from './imports.ports.ts';
import type { CreateTimeImport } from './imports.schema.ts';

/** What is asked of a file that was read: who looks, and how names are meant. */
export interface LookQuestion {
  readonly actor: Person;
  readonly input: Pick<CreateTimeImport, 'map' | 'takeStates' | 'skipInvalid'>;
}

/** What of its neighbours is needed to look, of those who look. */
export interface LookPorts extends Pick<TimeImportPorts, 'clock'> {
  loadPractice(): Promise<Practice>;
  loadRuleBook(): Promise<RuleBook>;
  mayDecideOwn(): Promise<boolean>;
}

/** A file that was read, and who looks at it for whom. */
export interface Looking extends LookQuestion {
  readonly ports: LookPorts;
  /** Its text. */
  readonly file: string;
  readonly read: ReadFile;
  readonly signal: AbortSignal;
}
