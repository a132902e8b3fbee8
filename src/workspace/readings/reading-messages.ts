/** What a process and the thread that reads for it say to one another. */
import type { HealthFacts, Measured } from '../../contract/health.ts';
import type { OsvQuestion } from '../dependencies/advisories/online-source.ts';
import type { Assessment } from '../dependencies/assess.ts';
import type { AskedService } from '../dependencies/assess-by-choice.ts';
import type { ReadInventory } from '../dependencies/inventory.ts';
import type { LicensePolicy } from '../dependencies/licenses/license-policy.ts';
import type { HealthTask } from '../health/measure-health.ts';
import type { ImportedFinding } from '../sarif-import/imported-finding.ts';
import type { ReadLog, ReadLogOptions } from '../sarif-import/read-log.ts';
import type { LogRefusal } from '../sarif-import/refused-log.ts';
import type { ScanScopeCode } from '../scan-scope-error.ts';
import type { Stack } from '../stack/index.ts';

export interface AssessTask {
  /** Absolute. */
  readonly folder: string;
  readonly licenses: LicensePolicy | undefined;
  /** Where the advisories lie that the user imported; there are none when undefined. */
  readonly advisoryDirectory: string | undefined;
  /** Asked instead, where it can be; nobody is asked when absent. */
  readonly service?: AskedService | undefined;
  /** Nobody trusts the folder: its settings leave nothing out. */
  readonly restricted?: boolean | undefined;
}

export type ToReader =
  | { readonly type: 'inventory'; readonly folder: string }
  | { readonly type: 'stack'; readonly folder: string; readonly restricted?: boolean | undefined }
  | { readonly type: 'assess'; readonly task: AssessTask }
  | { readonly type: 'measure'; readonly task: HealthTask }
  /** To a question that it asked. */
  | { readonly type: 'posted'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'unposted'; readonly id: number; readonly message: string }
  /** Bytes of JSON: an object that holds a log as `log`. */
  | { readonly type: 'parse'; readonly bytes: Uint8Array }
  /** The log that was parsed. */
  | { readonly type: 'read'; readonly options: ReadLogOptions }
  /** Some findings of a source of the log that was read. */
  | { readonly type: 'piece'; readonly source: number; readonly from: number };

/** An object that holds a log, without it: `log` is empty there. */
export interface ParsedEnvelope {
  readonly envelope: unknown;
  /** SHA-256 of the log. */
  readonly hash: string;
}

/** What was thrown, so that it can be thrown again on the other side. */
export type ReadingFailure =
  | { readonly kind: 'scope'; readonly code: ScanScopeCode; readonly message: string }
  | { readonly kind: 'log'; readonly code: LogRefusal; readonly message: string }
  | { readonly kind: 'other'; readonly message: string };

export type FromReader =
  | { readonly type: 'inventory'; readonly inventory: ReadInventory }
  | { readonly type: 'stack'; readonly stack: Stack }
  | { readonly type: 'assessed'; readonly assessed: Measured<Assessment> }
  | { readonly type: 'measured'; readonly facts: HealthFacts }
  | ({ readonly type: 'parsed' } & ParsedEnvelope)
  /** Its sources without their findings, and how many those are. */
  | { readonly type: 'log'; readonly log: ReadLog; readonly counts: readonly number[] }
  | { readonly type: 'findings'; readonly findings: readonly ImportedFinding[] }
  /** It has no network: who started it asks the service, or whoever may. */
  | { readonly type: 'post'; readonly id: number; readonly question: OsvQuestion }
  | { readonly type: 'failed'; readonly failure: ReadingFailure };
