/** Cargo.toml without a lock file: what is asked for, and no more. */
import { Problems } from '../../fields.ts';
import { refuse } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import type { FormatAdapter, FormatInput, ReadResult } from '../../model.ts';
import { type CargoEntry, readCargoManifest, withShared } from './cargo-manifest.ts';

export const cargoToml: FormatAdapter = {
  id: 'cargo-toml',
  ecosystem: 'crates.io',
  kind: 'manifest',
  matches: (file) => /(?:^|\/)Cargo\.toml$/.test(file),
  read: async ({ file, text }: FormatInput): Promise<ReadResult> => {
    const problems = new Problems(file);
    const { manifest, problem } = readCargoManifest(file, text, problems);
    if (problem !== undefined) return refuse(problem);
    const entries = manifest.entries.map((entry) => withShared(entry, manifest.shared));
    const nodes = entries.map(nodeOf);
    return {
      kind: 'graph',
      graph: buildGraph({
        format: 'cargo-toml',
        ecosystem: 'crates.io',
        file,
        roots: [
          {
            id: '.',
            name: manifest.name ?? '.',
            version: manifest.version,
            manifest: file,
            declarations: entries.map(
              ({ source: _source, isShared: _isShared, package: _package, ...entry }) => ({
                ...entry,
                to: entry.name,
              }),
            ),
          },
        ],
        nodes: new Map(nodes.map((node) => [node.id, node])),
        edges: new Map(),
        paths: {
          kind: 'declared',
          why: `${file} has no lock file: what its packages need themselves is not known`,
        },
        problems: problems.list,
      }),
    };
  },
};

/** A bare version is a range; only `=1.2.3` leaves no choice. */
function nodeOf({ name, package: real, requirement, source }: CargoEntry): NewNode {
  const version = /^=\s*(\d+\.\d+\.\d[\w.+-]*)$/.exec(requirement)?.[1];
  return { id: name, ecosystem: 'crates.io', name: real, version, source };
}
