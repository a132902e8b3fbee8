/** poetry.lock (https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock); its roots stand in pyproject.toml. */
import type { Field } from '../../fields.ts';
import type { NewNode } from '../../graph-builder.ts';
import type { DependencyEdge, DependencySource, FormatAdapter } from '../../model.ts';
import { type LockedPackage, type LockFault, packageKey, readPythonLock } from './python-lock.ts';
import { normalizeName } from './requirement.ts';

export const poetryLock: FormatAdapter = {
  id: 'poetry-lock',
  ecosystem: 'PyPI',
  kind: 'lock',
  matches: (file) => /(?:^|\/)poetry\.lock$/.test(file),
  read: (input) =>
    readPythonLock(input, {
      format: 'poetry-lock',
      toPackage,
      isProject: () => false,
      findFault,
      isClosed: false,
    }),
};

/** It ends with what it was made by and for. */
function findFault(top: Field): LockFault | undefined {
  const metadata = top.at('metadata');
  if (!metadata.isMap) return { field: 'metadata', message: 'is missing: the file was cut off' };
  const version = metadata.at('lock-version');
  if (!version.isPresent || (version.isText && /^[12]\./.test(version.text() ?? ''))) return undefined;
  return {
    field: 'metadata.lock-version',
    message: 'must be 1 or 2: other forms of poetry.lock are not known here',
  };
}

function toPackage(entry: Field): LockedPackage | undefined {
  const name = entry.at('name').text();
  if (name === undefined) return undefined;
  const version = entry.at('version').text();
  const node: NewNode = {
    id: packageKey(name, version),
    ecosystem: 'PyPI',
    name: normalizeName(name),
    version,
    source: sourceOf(entry.at('source').at('type').text()),
  };
  return { node, needs: entry.at('dependencies').entries().flatMap(needOf) };
}

/** A range, a table with a version, or a list of tables by marker. */
function needOf([name, field]: readonly [string, Field]): readonly DependencyEdge[] {
  const value = field.isList ? (field.items()[0] ?? field) : field;
  const requirement = (value.isMap ? value.at('version').text() : value.text()) ?? '';
  const isOptional = value.isMap && value.at('optional').isTrue();
  return [{ to: undefined, name: normalizeName(name), requirement, isOptional }];
}

function sourceOf(type: string | undefined): DependencySource {
  if (type === 'git') return 'git';
  if (type === 'url') return 'url';
  return type === 'directory' || type === 'file' ? 'file' : 'registry';
}
