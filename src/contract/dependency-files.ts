/** Files that say what a project stands on, by name: what the editor opens for the language server, and watches. */

const manifests = ['package.json', 'pyproject.toml', 'Pipfile', 'go.mod', 'Cargo.toml', 'pom.xml'];
const locks = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'poetry.lock',
  'uv.lock',
  'Pipfile.lock',
  'go.sum',
  'Cargo.lock',
];

/** Globs: a change of one of these may change what is said of any other of its project. */
export const dependencyFilePatterns: readonly string[] = [
  `**/{${[...manifests, ...locks].join(',')}}`,
  '**/*requirements*.txt',
  '**/requirements/*.txt',
];

const known: ReadonlySet<string> = new Set([...manifests, ...locks]);

/** Whether a path, absolute or not, is one of these. */
export function isDependencyFile(file: string): boolean {
  const parts = file.split(/[/\\]/);
  const name = parts.at(-1) ?? '';
  if (known.has(name)) return true;
  return (
    name.endsWith('.txt') && (name.toLowerCase().includes('requirements') || parts.at(-2) === 'requirements')
  );
}
