/** A tree of real files, of npm and Debian packages, for benchmarks of what reads a whole project. */
import { copyFileSync, globSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

const partCount = 200;
const root = path.join(import.meta.dirname, '../..');

const sources = [
  { folder: path.join(root, 'node_modules'), patterns: ['*/{src,lib}/**/*.{ts,js}', '*/*.{json,md,yml}'] },
  { folder: '/usr/lib/python3', patterns: ['**/*.py'] },
  { folder: '/usr/lib', patterns: ['python3.*/**/*.py'] },
] as const;

/** Real files, each as often as it takes; every fifty in a folder that has the manifest of a real package. */
export function makeRealTree(folder: string, fileCount: number): void {
  const files = sources.flatMap(({ folder: from, patterns }) => filesIn(from, patterns));
  const manifests = filesIn(path.join(root, 'node_modules'), ['*/package.json']);
  for (let index = 0; index < fileCount; index += 1) {
    const part = path.join(folder, `part-${index % partCount}`);
    mkdirSync(part, { recursive: true });
    if (index < partCount) copyFileSync(pick(manifests, index / partCount), path.join(part, 'package.json'));
    else {
      const file = pick(files, index / fileCount);
      copyFileSync(file, path.join(part, `${index}-${path.basename(file)}`));
    }
  }
}

function filesIn(folder: string, patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: folder })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size < 500_000)
    .sort();
}

function pick(files: readonly string[], share: number): string {
  return files[Math.floor(share * files.length)] ?? '';
}
