/** A stack as it is printed, and the words that every format shares. */
import type { Category, LeftOut, Stack, Technology } from '../../workspace/stack/index.ts';

export interface ShownStack {
  /** Absolute. */
  readonly root: string;
  readonly title: string;
  readonly stack: Stack;
}

/** In the order in which they are shown. */
export const categoryTitles: Readonly<Record<Category, string>> = {
  framework: 'Frameworks',
  library: 'Libraries',
  runtime: 'Languages and run times',
  'package-manager': 'Package managers',
  'build-tool': 'Build tools',
  'test-runner': 'Tests',
  linter: 'Linters and checks',
  formatter: 'Formatters',
  ci: 'CI',
  container: 'Containers',
  orchestration: 'Orchestration',
  infrastructure: 'Infrastructure',
  cloud: 'Cloud and platforms',
  database: 'Databases',
  'message-queue': 'Queues and messages',
};

const leftOutWords: Readonly<Record<LeftOut, string>> = {
  ignored: 'what ignore files or settings name',
  'excluded-folder': 'folders of dependencies, build output or version control',
  vendored: 'vendored files',
  fixture: 'test fixtures',
  'lock-file': 'lock files, whose lines nobody wrote',
  generated: 'generated files',
  minified: 'minified files',
  binary: 'binary files',
  symlink: 'symbolic links',
  'too-large': 'files larger than 2 MB',
  unreadable: 'unreadable files',
  'not-utf8': 'files and folders whose names are not UTF-8',
  unsupported: 'neither files nor folders',
  vanished: 'files deleted before they were read',
  crashed: 'unreadable files',
  'timed-out': 'files that took too long',
  'not-reached': 'files that a busy computer did not come to',
};

/** `test fixtures (12), generated files (3)`, most first; empty where nothing was left out. */
export function describeLeftOut({ leftOut }: Stack): string {
  return Object.entries(leftOutWords)
    .flatMap(([reason, words]) => {
      const count = Object.entries(leftOut).find(([each]) => each === reason)?.[1] ?? 0;
      return count === 0 ? [] : [{ count, words }];
    })
    .sort((one, other) => other.count - one.count)
    .map(({ count, words }) => `${words} (${group(count)})`)
    .join(', ');
}

/** `React 19.1.0`, `pytest (likely)`: name, version, and a word where it is not sure. */
export function describeTechnology({ name, version, confidence }: Technology): string {
  const words = { high: '', medium: ' (likely)', low: ' (perhaps)' } as const;
  return `${name}${version === undefined ? '' : ` ${version}`}${words[confidence]}`;
}

/** By category, in the order of the titles. */
export function byCategory(
  technologies: readonly Technology[],
): readonly (readonly [title: string, technologies: readonly Technology[]])[] {
  return Object.entries(categoryTitles).flatMap(([category, title]) => {
    const found = technologies
      .filter((each) => each.category === category)
      .sort((one, other) => one.name.localeCompare(other.name, 'en'));
    return found.length === 0 ? [] : [[title, found] as const];
  });
}

const groups = new Intl.NumberFormat('en-US');

/** `12,345`. */
export function group(count: number): string {
  return groups.format(count);
}

/** `12.3 %`; `< 0.1 %` for what would round to nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.0005 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`;
}

/** Lines of what is programmed or marked up, which is what shares are of: data and prose are listed, and not counted. */
export function countProgrammed(languages: ShownStack['stack']['languages']): number {
  return languages.reduce((sum, { share, code }) => sum + (share > 0 ? code : 0), 0);
}
