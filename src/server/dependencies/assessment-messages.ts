/** What the server and the thread that looks at dependencies say to one another. */
import type { Finding } from '../../scanner/model.ts';

export interface AssessmentTask {
  /** Absolute. */
  readonly folder: string;
  /** Where the advisories lie that the user imported. */
  readonly advisories: string;
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
  /** Whether packages were compared with advisories. */
  readonly isCompared: boolean;
}
