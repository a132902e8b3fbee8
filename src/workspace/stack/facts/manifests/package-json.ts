/** package.json beside what it asks for: run times, package manager, scripts, fields of tools, members of a workspace. */
import { readNpmManifest } from '../../../dependencies/formats/npm/npm-manifest.ts';
import type { WorkspaceKind } from '../../model.ts';
import { commandFacts } from '../commands.ts';
import {
  type Fact,
  type FactInput,
  type FactReader,
  folderPrefix,
  type Manifest,
  maxFields,
  nothing,
} from '../fact.ts';
import { type JsonFile, readJsonFile } from '../json-file.ts';

export const packageJsonFacts: FactReader = {
  matches: (name) => name === 'package.json',
  read(input) {
    const json = readJsonFile(input.file, input.text);
    if (json === undefined) return nothing;
    return {
      facts: [...fieldFacts(json, input), ...versionFacts(json, input), ...scriptFacts(json, input)],
      manifest: manifestOf(json, input),
    };
  },
};

function fieldFacts({ top, lineOf }: JsonFile, { file }: FactInput): readonly Fact[] {
  return top
    .entries()
    .slice(0, maxFields)
    .map(([key]) => ({
      kind: 'setting',
      name: `package.json:${key}`,
      file,
      line: lineOf([key]),
      seen: `"${key}"`,
    }));
}

function versionFacts({ top, lineOf }: JsonFile, { file }: FactInput): readonly Fact[] {
  const asked = ['engines', 'volta'].flatMap((section) =>
    top
      .at(section)
      .texts()
      .slice(0, maxFields)
      .map(
        ([name, version]): Fact => ({
          kind: 'runtime',
          name,
          file,
          line: lineOf([section, name]),
          seen: `${section}.${name} ${version}`,
          version,
          isExact: section === 'volta',
        }),
      ),
  );
  const manager = top.at('packageManager');
  const [name, version] = (manager.isText ? (manager.text() ?? '') : '').split('+', 1)[0]?.split('@') ?? [];
  if (name === undefined || name === '') return asked;
  const line = lineOf(['packageManager']);
  return [
    ...asked,
    { kind: 'runtime', name, file, line, seen: `packageManager ${name}@${version}`, version, isExact: true },
  ];
}

function scriptFacts({ top, lineOf }: JsonFile, { file }: FactInput): readonly Fact[] {
  return top
    .at('scripts')
    .texts()
    .slice(0, maxFields)
    .flatMap(([name, script]) => commandFacts(script, { file, line: lineOf(['scripts', name]) }));
}

/** A file of `{"type": "module"}` alone says how a folder is read, and is no package. */
const packageFields = ['name', 'version', 'dependencies', 'devDependencies', 'workspaces', 'scripts'];

function manifestOf({ top }: JsonFile, input: FactInput): Manifest | undefined {
  if (!packageFields.some((field) => top.at(field).isPresent)) return undefined;
  const { manifest } = readNpmManifest(input.file, input.text);
  const members = manifest?.workspaces ?? [];
  return {
    file: input.file,
    name: manifest?.name,
    version: manifest?.version,
    isPrivate: top.at('private').isTrue(),
    registry: 'npm',
    workspace: members.length === 0 ? undefined : { kind: workspaceKind(input), members },
  };
}

function workspaceKind({ file, has }: FactInput): WorkspaceKind {
  const folder = folderPrefix(file);
  if (has(`${folder}yarn.lock`)) return 'yarn';
  if (has(`${folder}bun.lock`) || has(`${folder}bun.lockb`)) return 'bun';
  return has(`${folder}pnpm-lock.yaml`) ? 'pnpm' : 'npm';
}
