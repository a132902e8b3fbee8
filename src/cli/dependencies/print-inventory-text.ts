/** The dependencies of a folder for a person at a terminal: what each file brings. */
import type { Inventory } from '../../workspace/dependencies/inventory.ts';
import type { DependencyGraph, DependencyScope } from '../../workspace/dependencies/model.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';

const scopes: readonly DependencyScope[] = ['prod', 'optional', 'dev'];

export function printInventoryText({ graphs }: Inventory): string {
  return `${graphs.map(describeGraph).join('\n')}\n`;
}

function describeGraph(graph: DependencyGraph): string {
  const installed = [...graph.nodes.values()].filter(({ source }) => source !== 'workspace');
  const counts = scopes
    .map((scope) => ({ scope, count: installed.filter((node) => node.scope === scope).length }))
    .filter(({ count }) => count > 0)
    .map(({ scope, count }) => `${count} ${scope}`);
  const direct = graph.roots.reduce((sum, { declarations }) => sum + declarations.length, 0);
  const lines = [
    `${withoutControls(graph.file)}  ${graph.ecosystem}  ${plural(installed.length, 'package')} (${counts.join(', ')}), ${direct} asked for`,
    ...(graph.paths.kind === 'declared' ? [`  note: ${withoutControls(graph.paths.why)}`] : []),
  ];
  return lines.join('\n');
}
