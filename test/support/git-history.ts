/** A history of git, made by one process however long it is: two a commit would take most of a test's time. */
import { execFileSync } from 'node:child_process';

export interface MadeCommit {
  /** Content by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly author?: string;
  /** ISO 8601, of author and committer. */
  readonly date?: string;
}

/** Makes `folder` a repository and puts the commits on its branch `main`; the files are in the history alone. */
export function makeHistory(folder: string, commits: readonly MadeCommit[]): void {
  const git = (args: readonly string[], input?: string) =>
    void execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'ignore', 'ignore'] });
  git(['init', '--quiet', '--initial-branch=main']);
  git(['fast-import', '--quiet'], commits.map(toStream).join(''));
}

/** As `git fast-import` reads it. */
function toStream({ files, author = 'Ada', date = '2026-11-10T09:00:00Z' }: MadeCommit): string {
  const who = `${author} <${author}@example.org> ${Math.floor(Date.parse(date) / 1000)} +0000`;
  const changes = Object.entries(files).map(([file, text]) => `M 100644 inline ${file}\n${toData(text)}`);
  return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${toData('Work')}${changes.join('')}\n`;
}

function toData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
