/** What to do, in a sentence, where an edit of the line that asks for a package would be undone or refused. */
import type { DependencyRoot } from '../model.ts';
import type { UpgradeRequest } from './upgrade-request.ts';

/** What a tool wrote it writes again, and hashes that nobody has looked up cannot be put in. */
export function titleByHand(request: UpgradeRequest): string | undefined {
  const { node, to, paths } = request;
  const compiled = paths.find(({ root }) => root.compiledBy !== undefined)?.root;
  if (compiled !== undefined) return titleOfCompiled(request, compiled);
  const hashed = paths.find(({ nodes, declaration }) => nodes.length === 1 && declaration.hasHashes === true);
  if (hashed === undefined) return undefined;
  const file = hashed.declaration.place?.file ?? hashed.root.manifest;
  return `${node.name} ${to} fixes it: change it in ${file} by hand, together with its hashes`;
}

function titleOfCompiled({ node, to }: UpgradeRequest, { compiledBy, manifest }: DependencyRoot): string {
  const { sources = [], command } = compiledBy ?? {};
  const source = sources.length === 0 ? 'what it is compiled from' : sources.join(' and ');
  const run = command?.replace(
    /^(?:pip-compile|uv pip compile)/,
    (tool) => `${tool} --upgrade-package ${node.name}==${to}`,
  );
  const next = run === undefined ? `compile ${manifest} again` : `run ${run}, which writes ${manifest}`;
  return `${node.name} ${to} fixes it: let ${source} allow it, then ${next}`;
}
