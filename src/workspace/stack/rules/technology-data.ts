/** The shape of technologies.generated.ts: every rule, with its patterns by the kind of evidence. */
import type { Confidence } from '../../../scanner/model.ts';
import type { Category, EvidenceKind } from '../model.ts';
import type { Registry } from './rule-schema.ts';

export interface TechnologyData {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly confidence?: Confidence | undefined;
  /** Versions of its packages are not its own. */
  readonly clients?: true | undefined;
  /** By registry. */
  readonly packages?: Readonly<Partial<Record<Registry, readonly string[]>>> | undefined;
  /** By what was looked at; braces are expanded. */
  readonly patterns?:
    | Readonly<Partial<Record<Exclude<EvidenceKind, 'dependency'>, readonly string[]>>>
    | undefined;
}
