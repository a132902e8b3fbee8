import type { Severity } from '../../../scanner/model.ts';
import type { Declaration, DependencyGraph, DependencyNode } from '../model.ts';
import type { DependencyRuleId } from './dependency-rules.ts';

/** A flaw before it has a place. */
export interface Flaw {
  readonly ruleId: DependencyRuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly graph: DependencyGraph;
  /** Undefined where an entry of a manifest is the flaw, installed or not. */
  readonly node: DependencyNode | undefined;
  /** Set where one entry of a manifest is the flaw. */
  readonly declaration?: Declaration;
  /** Beside rule and package, what tells it from another: the id of an advisory. */
  readonly key?: string;
}
