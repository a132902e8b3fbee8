/** What pyproject.toml, Pipfile, setup files and lock files say of a package in Python. */
import escapeStringRegexp from 'escape-string-regexp';
import { readToml } from '../../dependencies/toml-text.ts';
import type { FactKind, ProjectFact } from '../model.ts';
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';

const locks: Readonly<Record<string, string>> = {
  'uv.lock': 'uv',
  'poetry.lock': 'poetry',
  'Pipfile.lock': 'pipenv',
  'pdm.lock': 'pdm',
};

export async function pythonFacts(tree: ReadTree): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree
    .matching(/(?:^|\/)(?:pyproject\.toml|Pipfile|setup\.cfg|setup\.py)$/)
    .filter(isProduct)) {
    const text = (await tree.read(file)) ?? '';
    const read = file.endsWith('pyproject.toml')
      ? readPyproject
      : file.endsWith('Pipfile')
        ? readPipfile
        : readSetup;
    found.push(...read(file, text));
  }
  return [...found, ...lockFacts(tree), ...listFacts(tree)];
}

type Say = (kind: FactKind, value: unknown, at: RegExp) => readonly ProjectFact[];

function sayOf(file: string, text: string): Say {
  return (kind, value, at) => {
    if (typeof value !== 'string' || value.trim() === '') return [];
    const place = at.exec(text);
    const evidence = place === null ? { file } : evidenceAt(file, text, place.index);
    return [{ kind, value: value.trim(), rank: 'declared', evidence, scope: folderOf(file) }];
  };
}

function readPyproject(file: string, text: string): readonly ProjectFact[] {
  const say = sayOf(file, text);
  const toml = recordOf(readToml(file, text).value);
  const tool = recordOf(toml['tool']);
  const [project, poetry] = [recordOf(toml['project']), recordOf(tool['poetry'])];
  const python = project['requires-python'] ?? recordOf(poetry['dependencies'])['python'];
  return [
    ...say('name', project['name'] ?? poetry['name'], /^name\s*=/m),
    ...say('purpose', project['description'] ?? poetry['description'], /^description\s*=/m),
    ...say(
      'version',
      typeof python === 'string' ? `python: ${python}` : undefined,
      /^(?:requires-python|python)\s*=/m,
    ),
    ...say(
      'package-manager',
      'poetry' in tool && 'dependencies' in poetry ? 'poetry' : undefined,
      /^\[tool\.poetry/m,
    ),
    ...say('package-manager', 'uv' in tool ? 'uv' : undefined, /^\[+tool\.uv/m),
  ];
}

function readPipfile(file: string, text: string): readonly ProjectFact[] {
  const say = sayOf(file, text);
  const asked = recordOf(recordOf(readToml(file, text).value)['requires']);
  const version = asked['python_version'] ?? asked['python_full_version'];
  return [
    ...say('package-manager', 'pipenv', /(?:)/),
    ...say(
      'version',
      typeof version === 'string' ? `python: ${version}` : undefined,
      /^python(?:_full)?_version/m,
    ),
  ];
}

/** Literals alone: what a setup.py works out is not known. */
function readSetup(file: string, text: string): readonly ProjectFact[] {
  const say = sayOf(file, text);
  const literal = (name: string): RegExp =>
    new RegExp(`^\\s*${escapeStringRegexp(name)}\\s*=\\s*["']?([^"'\\n,]+)["']?\\s*,?\\s*$`, 'm');
  const take = (kind: FactKind, name: string, prefix = '') => {
    const value = literal(name).exec(text)?.[1];
    return say(
      kind,
      value === undefined || /[({]/.test(value) ? undefined : `${prefix}${value}`,
      literal(name),
    );
  };
  return [
    ...take('name', 'name'),
    ...take('purpose', 'description'),
    ...take('version', 'python_requires', 'python: '),
  ];
}

function lockFacts(tree: ReadTree): readonly ProjectFact[] {
  return tree.files.flatMap((file): ProjectFact[] => {
    const manager = locks[file.slice(file.lastIndexOf('/') + 1)];
    if (manager === undefined || !isProduct(file)) return [];
    const base = { rank: 'declared', evidence: { file }, scope: folderOf(file) } as const;
    return [
      { kind: 'lock-file', value: file, ...base },
      { kind: 'package-manager', value: manager, ...base },
    ];
  });
}

/** A list of requirements is installed by pip, where no other manager has the folder. */
function listFacts(tree: ReadTree): readonly ProjectFact[] {
  return tree
    .matching(/(?:^|\/)requirements\.txt$/)
    .filter(isProduct)
    .filter((file) => !Object.keys(locks).some((name) => tree.has(file.replace(/requirements\.txt$/, name))))
    .map((file) => ({
      kind: 'package-manager',
      value: 'pip',
      rank: 'declared',
      evidence: { file },
      scope: folderOf(file),
    }));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
