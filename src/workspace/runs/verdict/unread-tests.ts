/** What weakens tests outside of their syntax trees. */
import type { FileChange } from '../file-change.ts';
import { contentOf } from '../files/file-state.ts';
import { textOf } from '../hunks/text-lines.ts';

const configuration =
  /(?:^|\/)(?:\.mocharc(?:\.\w+)?|(?:jest|vitest|karma|playwright|cypress|ava|wdio)\.(?:config|conf|workspace)\.\w+|pytest\.ini|tox\.ini|noxfile\.py|conftest\.py|setup\.cfg|\.coveragerc|phpunit\.xml(?:\.dist)?|\.rspec|tsconfig(?:\.[\w-]+)?\.json|eslint\.config\.\w+|\.eslintrc(?:\.\w+)?|\.eslintignore|biome\.jsonc?|\.?ruff\.toml|mypy\.ini|\.flake8|\.pylintrc|pyrightconfig\.json)$/;
const snapshot = /\.snap$|(?:^|\/)__snapshots__\/|\.(?:golden|approved\.\w+)$/;

const viteConfig = /(?:^|\/)vite\.config\.\w+$/;

/** Vitest reads its settings there, too. */
function partOfVite(text: string): string {
  return /\btest\b/.test(text) ? text : '';
}

function isNewConfiguration(path: string, text: string): boolean {
  return configuration.test(path) || (viteConfig.test(path) && partOfVite(text) !== '');
}

/** Of files that say which tests run or what they expect, when they are changed or deleted. */
function newConfiguration(path: string, after: FileChange['after']): 'configuration' | undefined {
  return isNewConfiguration(path, textOf(after) ?? '') ? 'configuration' : undefined;
}

export function configurationWeakness(change: FileChange): 'configuration' | 'snapshot' | undefined {
  const { before, after, path } = change;
  if (before === undefined) return newConfiguration(path, after);
  const name = change.from ?? path;
  if (snapshot.test(name)) return isSameContent(change) ? undefined : 'snapshot';
  if (configuration.test(name)) return isSameContent(change) && path === name ? undefined : 'configuration';
  return hasOtherPart(change, partOfManifest(name)) ? 'configuration' : undefined;
}

function hasOtherPart({ before, after }: FileChange, part: ((text: string) => string) | undefined): boolean {
  return part !== undefined && part(textOf(before) ?? '') !== part(textOf(after) ?? '');
}

function isSameContent({ before, after }: FileChange): boolean {
  if (before === undefined || after === undefined) return false;
  return Buffer.from(contentOf(before)).equals(contentOf(after));
}

/** What of a manifest decides about tests, as a text to compare. */
function partOfManifest(name: string): ((text: string) => string) | undefined {
  if (/(?:^|\/)package\.json$/.test(name)) return partOfPackage;
  if (viteConfig.test(name)) return partOfVite;
  if (/(?:^|\/)pyproject\.toml$/.test(name))
    return (text) =>
      (text.match(/^\[tool\.(?:pytest|tox|coverage|hatch|nox|ruff|mypy|pyright|pylint)[^\]]*\][^[]*/gm) ?? [])
        .join('')
        .replace(/\s+/g, ' ');
  if (/(?:^|\/)(?:GNUm|m)akefile$/i.test(name)) return (text) => text;
  return undefined;
}

const keys = ['scripts', 'jest', 'mocha', 'ava', 'vitest', 'nyc', 'c8', 'tap'];

function partOfPackage(text: string): string {
  try {
    const manifest: unknown = JSON.parse(text);
    return JSON.stringify(manifest, (key, value: unknown) => (key === '' ? pick(value) : value));
  } catch {
    return text;
  }
}

function pick(manifest: unknown): unknown {
  if (typeof manifest !== 'object' || manifest === null) return manifest;
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => keys.includes(key)));
}

const skipLine =
  /\bt\.Skip|@(?:Disabled|Ignore)\b|#\[ignore|\bXCTSkip|\[(?:Ignore|Fact\(Skip|Theory\(Skip)|\bpending\b|\bskip\b|\bxit\b|->skip\(|markTestSkipped|\bfocus:|\bfit\b/i;

/** Without a grammar: a line that left, or one that skips, counts as a test that asks less. */
export function otherLanguageWeakness(name: string, before: string, after: string): 'unread' | undefined {
  if (
    !/\.(?:go|java|kt|kts|rs|rb|cs|php|swift|scala|dart|exs?|c|cc|cpp|m|groovy|clj|hs|sh|bats|feature|robot|vue|svelte)$/.test(
      name,
    )
  )
    return undefined;
  const left = toLines(after);
  const isLost = toLines(before).some((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return isLost || left.some((line) => skipLine.test(line)) ? 'unread' : undefined;
}

function toLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
