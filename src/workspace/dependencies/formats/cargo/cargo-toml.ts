/** Cargo.toml without a lock file: what is asked for, and no more. */
import path from 'node:path';
import { Problems } from '../../fields.ts';
import { refuse } from '../../file-text.ts';
import { buildGraph, type NewNode } from '../../graph-builder.ts';
import type { FormatAdapter, FormatInput, ProjectFiles, ReadResult } from '../../model.ts';
import { type CargoEntry, type CargoManifest, readCargoManifest, withShared } from './cargo-manifest.ts';

export const cargoToml: FormatAdapter = {
  id: 'cargo-toml',
  ecosystem: 'crates.io',
  kind: 'manifest',
  matches: (file) => /(?:^|\/)Cargo\.toml$/.test(file),
  read: async ({ file, text, files }: FormatInput): Promise<ReadResult> => {
    const problems = new Problems(file);
    const { manifest, problem } = readCargoManifest(file, text, problems);
    if (problem !== undefined) return refuse(problem);
    const shared = await sharedFor(manifest, files);
    const entries = manifest.entries.map((entry) => withShared(entry, shared));
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

/** What the workspace says of its members' packages: the nearest table above, as Cargo looks for it. */
async function sharedFor(manifest: CargoManifest, files: ProjectFiles): Promise<CargoManifest['shared']> {
  if (manifest.shared.size > 0 || !manifest.entries.some(({ isShared }) => isShared)) return manifest.shared;
  let folder = path.posix.dirname(manifest.file);
  while (folder !== '.') {
    folder = path.posix.dirname(folder);
    const above = path.posix.join(folder, 'Cargo.toml');
    const text = files.known.includes(above) ? await files.read(above) : undefined;
    const found =
      text === undefined ? undefined : readCargoManifest(above, text, new Problems(above)).manifest;
    if (found !== undefined && found.shared.size > 0) return found.shared;
  }
  return manifest.shared;
}

/** A bare version is a range; only `=1.2.3` leaves no choice. */
function nodeOf({ name, package: real, requirement, source }: CargoEntry): NewNode {
  const version = /^=\s*(\d+\.\d+\.\d[\w.+-]*)$/.exec(requirement)?.[1];
  return { id: name, ecosystem: 'crates.io', name: real, version, source };
}
