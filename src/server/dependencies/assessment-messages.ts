/** What the server and the thread that looks at dependencies say to one another. */
import type { Finding } from '../../scanner/model.ts';
import type { AskedService } from '../../workspace/dependencies/assess-by-choice.ts';

export interface AssessmentTask {
  /** Absolute. */
  readonly folder: string;
  /** Where the advisories lie that the user imported. */
  readonly advisories: string;
  /** Asked instead, where it can be; nobody is asked when absent. */
  readonly service?: AskedService | undefined;
  /** False: the settings of the folder leave nothing out. */
  readonly isTrusted: boolean;
}

/** What was found in a file, and of which text: its places hold in no other. */
export interface AssessedFile {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly digest: string;
  readonly findings: readonly Finding[];
}

export interface FolderAssessment {
  readonly files: readonly AssessedFile[];
  /** For the log. */
  readonly problems: readonly string[];
  /** How old the advisories are; undefined where there is nothing to compare. */
  readonly knowledge: string | undefined;
  /** Why the service was not asked that should have been: for the user. */
  readonly unasked: string | undefined;
  /** Whether packages were compared with advisories. */
  readonly isCompared: boolean;
}
