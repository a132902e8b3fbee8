/** pyproject.toml beside what it asks for: Python's version, tools with a table of their own, the members of uv's workspace. */
import { Field, Problems } from '../../../dependencies/fields.ts';
import { readToml } from '../../../dependencies/toml-text.ts';
import { type Fact, type FactReader, lineHolding, type Manifest, maxFields, nothing } from '../fact.ts';

export const pyprojectFacts: FactReader = {
  matches: (name) => name === 'pyproject.toml',
  read({ file, text }) {
    const { value } = readToml(file, text);
    if (value === undefined) return nothing;
    const top = new Field(value, new Problems(file));
    const found: Fact[] = top
      .at('tool')
      .entries()
      .slice(0, maxFields)
      .map(([tool]) => setting(`tool.${tool}`, `[tool.${tool}]`, lineHolding(text, `[tool.${tool}`)));
    const backend = top.at('build-system').at('build-backend');
    if (backend.isText) {
      const name = backend.text() ?? '';
      found.push(
        setting(`build-backend=${name}`, `build-backend = ${name}`, lineHolding(text, 'build-backend')),
      );
    }
    return { facts: [...found, ...pythonFacts(top, { file, text })], manifest: manifestOf(file, top) };

    function setting(name: string, seen: string, line: number | undefined): Fact {
      return { kind: 'setting', name: `pyproject.toml:${name}`, file, line, seen };
    }
  },
};

function pythonFacts(top: Field, { file, text }: { file: string; text: string }): readonly Fact[] {
  const standard = top.at('project').at('requires-python');
  const field = standard.isText ? standard : top.at('tool').at('poetry').at('dependencies').at('python');
  const version = field.isText ? field.text() : undefined;
  if (version === undefined) return [];
  const line = lineHolding(text, standard.isText ? 'requires-python' : 'python =');
  return [
    { kind: 'runtime', name: 'python', file, line, seen: `Python ${version}`, version, isExact: false },
  ];
}

function manifestOf(file: string, top: Field): Manifest {
  const project = top.at('project').isMap ? top.at('project') : top.at('tool').at('poetry');
  const members = top
    .at('tool')
    .at('uv')
    .at('workspace')
    .at('members')
    .items()
    .flatMap((item) => item.text() ?? []);
  const version = project.at('version');
  return {
    file,
    name: project.at('name').text(),
    version: version.isText ? version.text() : undefined,
    registry: 'pypi',
    // Settings of linters alone make no package of a folder.
    isWeak: !project.isMap,
    workspace: members.length === 0 ? undefined : { kind: 'uv', members },
  };
}
