/** What a command has another program run: it is judged as a command of its own. */
import { programOf } from './program-name.ts';
import { findTable, type Table } from './programs/find-program.ts';
import { harmlessValues, harmlessVariables, type Wrapper, wrappers } from './programs/running.ts';
import { mayLeave } from './word-paths.ts';

/** The last words of a command, from the word at `at` on. */
export interface Inner {
  readonly words: readonly string[];
  readonly at: number;
}

/** Programs whose further words are a command, once their own options are left out. */
const runners: ReadonlySet<string> = new Set(
  'sudo doas env nohup nice ionice time timeout stdbuf setsid xargs exec command builtin watch chroot unshare busybox npx bunx pnpx flock strace ltrace valgrind parallel if then else elif while until do !'.split(
    ' ',
  ),
);
const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'fish', 'eval']);

/** Of `npx` and `python -m`: what follows runs in an environment that is theirs, so that a rule has to name both. */
const environments: Readonly<Record<string, string>> = {
  npx: '',
  bunx: '',
  pnpx: '',
  npm: 'exec x',
  pnpm: 'exec dlx',
  yarn: 'exec dlx',
  uv: 'run',
  poetry: 'run',
  pipenv: 'run',
  pdm: 'run',
  hatch: 'run',
  rye: 'run',
  bundle: 'exec',
  python: '-m',
  coverage: 'run',
};

const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/;

/** A text that a shell reads, or the words of another command. */
export function innerOf(words: readonly string[]): string | Inner | undefined {
  const at = exactInnerAt(words);
  if (at !== undefined) return { words: words.slice(at), at };
  return guessInner(words);
}

/** Where an inner command begins that is all that is run, so that it is judged in place of those words. */
export function exactInnerAt(words: readonly string[]): number | undefined {
  return wrappedAt(words) ?? environmentAt(words);
}

/** Whether what a command runs is all that it does: `time`, `CI=1 …`, `sh -c 'npm test'`. */
export function isWrapping(words: readonly string[]): boolean {
  return wrappedAt(words) !== undefined || isShellLine(words);
}

/** `sh -c LINE` and no more. */
function isShellLine([name = '', option, line, ...more]: readonly string[]): boolean {
  return isPlace(name, ['sh', 'bash', 'dash']) && option === '-c' && line !== undefined && more.length === 0;
}

/** By its bare name, or where systems have it. */
function isPlace(word: string, names: readonly string[]): boolean {
  return names.includes(word.replace(/^\/(?:usr\/)?bin\//, ''));
}

/** Undefined where its options or variables are not known to be harmless. */
function wrappedAt(words: readonly string[]): number | undefined {
  const [first = ''] = words;
  if (assignment.test(first)) return skipVariables(words, 0);
  const name = Object.keys(wrappers).find((each) => isPlace(first, [each]));
  const wrapper = name === undefined ? undefined : wrappers[name];
  if (wrapper === undefined) return undefined;
  const behind = skipKnown(words, wrapper);
  if (behind === undefined) return undefined;
  const at = name === 'env' ? skipVariables(words, behind) : behind + wrapper.operands;
  return at !== undefined && at < words.length && isBareName(words[at]) ? at : undefined;
}

const isBareName = (word: string | undefined): boolean =>
  word !== undefined && word !== '' && !/^[-=]/.test(word);

function skipKnown(words: readonly string[], { flags, texts }: Wrapper): number | undefined {
  const [known, taking] = [flags.split(' '), texts.split(' ')];
  let at = 1;
  while (words[at]?.startsWith('-') === true) {
    const word = words[at] ?? '';
    const [name = ''] = word.split('=');
    if (word === '--') return at + 1;
    if (known.includes(word) || (name.startsWith('--') && name !== word && taking.includes(name))) at += 1;
    else if (taking.includes(word) && words[at + 1] !== undefined) at += 2;
    else return undefined;
  }
  return at;
}

function skipVariables(words: readonly string[], from: number): number | undefined {
  let at = from;
  while (assignment.test(words[at] ?? '')) {
    if (!isHarmlessVariable(words[at] ?? '')) return undefined;
    at += 1;
  }
  return at < words.length ? at : undefined;
}

function isHarmlessVariable(word: string): boolean {
  const at = word.indexOf('=');
  const [name, value] = [word.slice(0, at), word.slice(at + 1)];
  if (harmlessVariables.has(name)) return !mayLeave(value);
  return Object.hasOwn(harmlessValues, name) && harmlessValues[name]?.split(' ').includes(value) === true;
}

/** Where the command of `npx tsc`, `uv run pytest` or `python -m pytest` begins; undefined behind an option that is not known. */
function environmentAt(words: readonly string[]): number | undefined {
  const [first = ''] = words;
  const table = findTable(first);
  const name = programOf(first).replace(/[\d.]+$/, '');
  const subcommands = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (table === undefined || subcommands === undefined) return undefined;
  const start = skipFlags(words, table, 1);
  if (subcommands === '') return withNext(words, start);
  if (subcommands === '-m') return behindModule(words, start);
  const inner = subcommandIn(subcommands, table, words[start]);
  if (inner === undefined) return undefined;
  const at = skipFlags(words, inner, start + 1);
  return name === 'coverage' ? behindModule(words, at) : withNext(words, words[at] === '--' ? at + 1 : at);
}

function subcommandIn(known: string, table: Table, word = ''): Table | undefined {
  return known.split(' ').includes(word) ? table.subcommand(word) : undefined;
}

/** Behind `-m` of Python. */
function behindModule(words: readonly string[], at: number): number | undefined {
  return words[at] === '-m' ? withNext(words, at + 1) : undefined;
}

const withNext = (words: readonly string[], at: number): number | undefined =>
  isBareName(words[at]) ? at : undefined;

function skipFlags(words: readonly string[], table: Table, from: number): number {
  let at = from;
  for (;;) {
    const kind = table.kindOf(words[at] ?? '');
    if (kind === 'flag') at += 1;
    else if (kind === 'text' || kind === 'path') at += 2;
    else return at;
  }
}

/** For what denies: an inner command that is found too often is judged once too often. */
function guessInner(words: readonly string[]): string | Inner | undefined {
  const start = words.findIndex((word) => !assignment.test(word));
  if (start < 0) return undefined;
  if (start > 0) return { words: words.slice(start), at: start };
  const [first = '', ...rest] = words;
  const name = programOf(first);
  if (name === 'eval') return rest.join(' ');
  if (shells.has(name)) return lineOfShell(rest);
  if (name === 'find') return commandOfFind(words);
  return runners.has(name) ? guessBehind(name, words) : undefined;
}

function guessBehind(name: string, words: readonly string[]): Inner | undefined {
  // Only says where a program lies.
  if (name === 'command' && /^-[vV]$/.test(words[1] ?? '')) return undefined;
  const at = skipOptions(name, words);
  return at < words.length ? { words: words.slice(at), at } : undefined;
}

/** Options, a duration of `timeout`, a user of `sudo -u`: what they take is left out with them. */
function skipOptions(name: string, words: readonly string[]): number {
  let at = 1;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (/^-[ugnCpoeIinLPd]$/.test(word)) at += 2;
    else if (word.startsWith('-') || assignment.test(word)) at += 1;
    else if ((name === 'timeout' || name === 'nice') && /^\d+(?:\.\d+)?[smhd]?$/.test(word)) at += 1;
    else break;
  }
  return at;
}

function lineOfShell(rest: readonly string[]): string | undefined {
  const at = rest.findIndex((word) => /^-[a-z]*c$/i.test(word));
  return at < 0 ? undefined : (rest[at + 1] ?? '');
}

function commandOfFind(words: readonly string[]): Inner | undefined {
  const at = words.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/.test(word));
  if (at < 0) return undefined;
  return { words: words.slice(at + 1).filter((word) => word !== ';' && word !== '+'), at: at + 1 };
}
