/** package.json without a lock file: what is asked for, and no more. */
import semver from 'semver';
import { refuse } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import type { Declaration, FormatAdapter, FormatInput, ReadResult } from '../../model.ts';
import { type ManifestEntry, readNpmManifest } from './npm-manifest.ts';
import { aliasOf, sourceOfRequirement } from './npm-source.ts';

export const packageJson: FormatAdapter = {
  id: 'package.json',
  ecosystem: 'npm',
  kind: 'manifest',
  matches: (file) => /(?:^|\/)package\.json$/.test(file),
  read: async ({ file, text }: FormatInput): Promise<ReadResult> => {
    const { manifest, problems } = readNpmManifest(file, text);
    if (manifest === undefined) return refuse(...problems);
    const nodes = manifest.entries.map(nodeOf);
    return {
      kind: 'graph',
      graph: buildGraph({
        format: 'package.json',
        ecosystem: 'npm',
        file,
        roots: [
          {
            id: '.',
            name: manifest.name ?? '.',
            version: manifest.version,
            manifest: file,
            declarations: manifest.entries.map((entry): Declaration => ({ ...entry, to: entry.name })),
          },
        ],
        nodes: new Map(nodes.map((node) => [node.id, node])),
        edges: new Map(),
        paths: {
          kind: 'declared',
          why: `${file} has no lock file: what its packages need themselves is not known`,
        },
        problems,
      }),
    };
  },
};

/** An exact version is what will be installed; a range leaves it open. */
function nodeOf({ name, requirement }: ManifestEntry): NewNode {
  const alias = aliasOf(requirement);
  return {
    id: name,
    ecosystem: 'npm',
    name: alias?.name ?? name,
    version: semver.valid(alias?.requirement ?? requirement) ?? undefined,
    source: sourceOfRequirement(requirement),
  };
}
