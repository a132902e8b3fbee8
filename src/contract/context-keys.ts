/** Every context key of the extension, with its type: what menus, welcome texts and walkthrough steps ask for. */

/** Whether the records can be reached. `failed` shows why, with a button, in each view. */
export type BackendPhase = 'starting' | 'ready' | 'failed';

/** Why they cannot; each has its sentence and its button in every view. */
export type ProblemCode =
  | 'cannot_start'
  | 'no_answer'
  | 'newer_backend'
  | 'data_directory'
  | 'database'
  | 'store_set_aside'
  | 'signed_out'
  | 'unknown'
  | 'ended';

/** Why the Findings view lists nothing. `unknown` until the records were read, and where it lists something. */
export type EmptyFindings = 'unknown' | 'unscanned' | 'clean' | 'hidden';

export interface ContextKeys {
  'vireo.backend': BackendPhase;
  /** Of the phase `failed`; stale in others. */
  'vireo.problem': ProblemCode;
  'vireo.timerRunning': boolean;
  /** Something is asked about the timer, and waits. */
  'vireo.timerQuestion': boolean;
  /** This window shows an account on a server. */
  'vireo.account': boolean;
  /** This window shows the demo practice. */
  'vireo.demo': boolean;
  /** Restricted Mode: no git facts, no agents. */
  'vireo.trusted': boolean;
  /** Some finding is known to a baseline, or new since. */
  'vireo.findings.baseline': boolean;
  'vireo.findings.onlyNew': boolean;
  /** The user has asked for some of the findings that stand, or for others. */
  'vireo.findings.filtered': boolean;
  'vireo.findings.empty': EmptyFindings;
  /** Whether the view lists the record, or what a scan of one's own found that is not on it; `none` where there is no such scan. */
  'vireo.findings.ownScan': 'none' | 'record' | 'own';
  /** The role of the user does not meet a need (`refusalKey`); unset while it does, or is not known. */
  readonly [refused: `vireo.refused.${string}`]: boolean;
  /** Kind of the document in front, as that of its row; empty for other editors. */
  'vireo.document': string;
  /** How often this window has asked the walkthrough to look at its steps since it was opened; see walkthrough-look.ts. */
  'vireo.walkthroughLooks': number;
  /** Steps of the walkthrough, each true for good once it has happened. */
  'vireo.done.project': boolean;
  'vireo.done.timer': boolean;
  'vireo.done.finding': boolean;
  'vireo.done.coach': boolean;
  'vireo.done.invoice': boolean;
}

export type ContextKey = keyof ContextKeys;

/** Steps of the walkthrough; each completes when its context key turns true. */
export type WalkthroughStep = StepOf<ContextKey>;
type StepOf<Key> = Key extends `vireo.done.${infer Step}` ? Step : never;
