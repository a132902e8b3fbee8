/** uv.lock (https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile). Projects of ours are in it as packages. */
import type { Field } from '../../fields.ts';
import type { DependencyEdge, DependencySource, FormatAdapter } from '../../model.ts';
import { type LockedPackage, type LockFault, packageKey, readPythonLock } from './python-lock.ts';
import { normalizeName } from './requirement.ts';

export const uvLock: FormatAdapter = {
  id: 'uv-lock',
  ecosystem: 'PyPI',
  kind: 'lock',
  matches: (file) => /(?:^|\/)uv\.lock$/.test(file),
  read: (input) =>
    readPythonLock(input, { format: 'uv-lock', toPackage, isProject: folderOf, findFault, isClosed: true }),
};

function findFault(top: Field): LockFault | undefined {
  return top.at('version').value === 1
    ? undefined
    : { field: 'version', message: 'must be 1: other forms of uv.lock are not known here' };
}

/** Where a project of the workspace lies. */
function folderOf(entry: Field): string | false {
  const source = entry.at('source');
  for (const kind of ['virtual', 'editable'] as const) {
    if (source.at(kind).isPresent) return source.at(kind).text() ?? false;
  }
  return false;
}

function toPackage(entry: Field): LockedPackage | undefined {
  const name = entry.at('name').text();
  if (name === undefined) return undefined;
  const version = entry.at('version').text();
  return {
    node: {
      id: packageKey(name, version),
      ecosystem: 'PyPI',
      name: normalizeName(name),
      version,
      source: sourceOf(entry.at('source')),
    },
    needs: [
      ...entry
        .at('dependencies')
        .items()
        .flatMap((need) => needOf(need, false)),
      ...entry
        .at('optional-dependencies')
        .entries()
        .flatMap(([, list]) => list.items().flatMap((need) => needOf(need, true))),
    ],
  };
}

/** A version stands there only where the lock holds several. */
function needOf(need: Field, isOptional: boolean): readonly DependencyEdge[] {
  const name = need.at('name').text();
  if (name === undefined) return [];
  const version = need.at('version').text();
  const to = version === undefined ? undefined : packageKey(name, version);
  return [
    { to, name: normalizeName(name), requirement: version === undefined ? '' : `==${version}`, isOptional },
  ];
}

function sourceOf(source: Field): DependencySource {
  if (source.at('git').isPresent) return 'git';
  if (source.at('url').isPresent) return 'url';
  return source.at('directory').isPresent || source.at('path').isPresent ? 'file' : 'registry';
}
