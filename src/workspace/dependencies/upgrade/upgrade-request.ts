import type { DependencyPath } from '../graph.ts';
import type { DependencyGraph, DependencyNode } from '../model.ts';

/** A package, who asks for it, and the version that mends it. */
export interface UpgradeRequest {
  readonly graph: DependencyGraph;
  readonly node: DependencyNode;
  readonly paths: readonly DependencyPath[];
  readonly to: string;
}
