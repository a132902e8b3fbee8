/** What the user asked of `vireo scan`. */
import type { Confidence, Severity } from '../../scanner/model.ts';

export interface ScanOptions {
  readonly format: 'text' | 'json' | 'sarif';
  readonly output?: string;
  readonly failOn: Severity | 'never';
  readonly confidence: Confidence;
  readonly jobs?: number;
  readonly cache: boolean;
  readonly stats?: boolean;
}
