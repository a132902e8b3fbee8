/**
 * The gate on words that are written from now on: comments, test names and docs of every line that was added since a commit,
 * a new file's all, and the subjects of its commits, at most 72 characters. A line that only moved is not held to it. A
 * clone without that commit has nothing to compare, and says so.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import { runCommand } from '../run-command.ts';
import { findWords } from './plain-words.ts';

/** Of main, when the gate came. */
const since = '5c33b845';
const subjectLimit = 72;
const read = [
  '*.ts',
  '*.md',
  // Made of declarations and their sentences, which are read where they stand.
  ...['*.generated.ts', 'docs/data.md', 'docs/permissions.md', 'docs/tools.md'].map((each) => `:!${each}`),
  ...['CHANGELOG.md', 'docs/adr', 'demo', 'test/corpus'].map((each) => `:!${each}`),
];
/** Where words stand that are not to be written. */
const lists = new Set(['scripts/check/plain-words.ts', 'test/gates/changed-words.test.ts']);

export interface AddedLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Lines of `git diff -U0` that are new, but for those that another place lost. */
export function listAdded(diff: string): readonly AddedLine[] {
  const lost = new Set<string>();
  const added: AddedLine[] = [];
  let file = '';
  let line = 0;
  for (const row of diff.split('\n')) {
    const [, name] = /^\+\+\+ b\/(.+)$/.exec(row) ?? [];
    const [, start] = /^@@ -\S+ \+(\d+)/.exec(row) ?? [];
    if (name !== undefined) file = name;
    else if (start !== undefined) line = Number(start);
    else if (row.startsWith('-')) lost.add(row.slice(1).trim());
    else if (row.startsWith('+')) added.push({ file, line: line++, text: row.slice(1).trim() });
  }
  return added.filter(({ text }) => !lost.has(text));
}

const comment = /(?:^|\s)\/\/ (.*)$|^\/?\*+ ?(.*?)(?:\*\/)?$/;
const testName = /\b(?:it|describe|test)(?:\.\w+)?\((?<quote>['"`])(?<text>.*?)\k<quote>/;
const code = /`[^`]*`/g;

/** What a person reads of a line; nothing of code. */
export function readProse({ file, text }: AddedLine): string | undefined {
  if (file.endsWith('.md')) return text.replaceAll(code, '');
  const name = testName.exec(text)?.groups?.['text'];
  const [, line, block] = comment.exec(text) ?? [];
  return name ?? (line ?? block)?.replaceAll(code, '');
}

export function findWordProblems(added: readonly AddedLine[]): readonly string[] {
  return added
    .filter(({ file }) => !lists.has(file))
    .flatMap((each) => {
      const found = findWords([readProse(each) ?? '']);
      return found.map((said) => `${each.file}:${each.line} ${said}`);
    });
}

export function findSubjectProblems(subjects: readonly string[]): readonly string[] {
  return subjects
    .filter((subject) => subject.length > subjectLimit)
    .map(
      (subject) =>
        `A commit's subject has ${subject.length} characters, of at most ${subjectLimit}: ${subject}`,
    );
}

function readFresh(root: string, listed: string): readonly AddedLine[] {
  return listed
    .split('\n')
    .filter((file) => file !== '')
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .map((text, index) => ({ file, line: index + 1, text: text.trim() })),
    );
}

/** Of the working tree below `root` and its commits. */
export async function checkWords(root: string, base = since): Promise<readonly string[]> {
  const git = async (...args: readonly string[]) => await runCommand('git', ['-C', root, ...args]);
  if ((await git('cat-file', '-e', `${base}^{commit}`)).code !== 0) {
    console.log(`Without commit ${base} there is nothing to compare: words of changed lines were not read.`);
    return [];
  }
  // New files that git does not know yet are read, too.
  const fresh = await git('ls-files', '--others', '--exclude-standard', '--', ...read);
  const diff = await git('diff', '-U0', '--no-color', '--no-ext-diff', '-M', base, '--', ...read);
  const subjects = await git('log', '--no-merges', '--format=%s', `${base}..HEAD`);
  return [
    ...findWordProblems([...listAdded(diff.output), ...readFresh(root, fresh.output)]),
    ...findSubjectProblems(subjects.output.split('\n')),
  ];
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const problems = await checkWords(path.resolve(process.argv[2] ?? projectRoot));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
