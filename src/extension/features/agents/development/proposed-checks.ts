/** Checks that a folder seems to have; pure. */

/** What is known of a folder without running anything of it. */
export interface FolderFacts {
  /** Text of its package.json. */
  readonly packageJson?: string | undefined;
  /** Names of files and folders at its top. */
  readonly names: readonly string[];
  /** There is a test of Python. */
  readonly hasPythonTests: boolean;
}

export function proposeChecks({ packageJson, names, hasPythonTests }: FolderFacts): readonly string[] {
  const has = (name: string) => names.includes(name);
  return [
    ...(hasTestScript(packageJson) ? [`${packageManager(names)} test`] : []),
    ...(hasPythonTests ? ['pytest'] : []),
    ...(has('go.mod') ? ['go test ./...'] : []),
    ...(has('Cargo.toml') ? ['cargo test'] : []),
  ];
}

/** What `npm init` writes is no test. */
function hasTestScript(packageJson: string | undefined): boolean {
  try {
    const { scripts } = Object(JSON.parse(packageJson ?? '{}')) as { readonly scripts?: unknown };
    const { test } = Object(scripts) as { readonly test?: unknown };
    return typeof test === 'string' && test.trim() !== '' && !test.includes('no test specified');
  } catch {
    return false;
  }
}

function packageManager(names: readonly string[]): string {
  if (names.includes('pnpm-lock.yaml')) return 'pnpm';
  return names.includes('yarn.lock') ? 'yarn' : 'npm';
}
