/**
 * The one evaluator of what a tool may do: deny before ask before allow, unknown asks, unreadable denies. The model has no
 * say in it, and rules of a workspace only tighten: what they allow is left out.
 */
import type { Act, Decision, RuleSet } from './act.ts';
import { type CommandToDecide, decideParts, type NamedPart } from './decide-parts.ts';
import type { Doubt } from './find-doubts.ts';
import { fitAllowing } from './fits-allowing.ts';
import { closesPath } from './fits-rule.ts';
import { isWrapping } from './inner-command.ts';
import { programOf } from './program-name.ts';
import { readCommand } from './read-command.ts';
import type { ReadLine, SimpleCommand } from './simple-command.ts';
import { mayLeave, piecesOf, plainPath } from './word-paths.ts';

const movers: ReadonlySet<string> = new Set(['cd', 'pushd', 'popd']);

/** `readLine` takes the command of the act apart. */
export function decideAct(act: Act, sets: readonly RuleSet[], readLine: ReadLine = readCommand): Decision {
  return decideParts(act, sets, { list: (line) => listCommands(line, readLine), decide: decideCommand });
}

function listCommands(line: string, readLine: ReadLine): readonly NamedPart[] {
  const read = readLine(line);
  if (!read.ok) return [{ about: line, part: undefined }];
  const isMoving = read.value.some(({ words: [name = ''] }) => movers.has(name));
  return read.value.map((command) => ({
    about: command.words.join(' '),
    part: { kind: 'command', command },
    isMoved: isMoving && programOf(command.words[0] ?? '') === 'git',
  }));
}

function decideCommand({ act, about, part, sets, isMoved }: CommandToDecide): Decision | undefined {
  const { command } = part;
  const closed = findClosedWord(command, { act, sets });
  if (closed !== undefined) return closed;
  if (!command.isOpen && !command.redirects && (isWrapping(command.words) || isPlainMove(command, sets)))
    return undefined;
  const { rule, doubt } = findAllowing({ act, about, part, sets, isMoved });
  if (rule !== undefined) return { verdict: 'allow', about, rule, why: 'rule' };
  return { verdict: 'ask', about, why: 'unknown', ...(doubt !== undefined && { doubt }) };
}

/** Folders of others, and those that begin with a dot: what a rule allows is meant of the project's own. */
const foreign = /^(?:\..*|node_modules|venv|vendor|site-packages|target|dist|build)$/;

/**
 * `cd packages/api`, before what is allowed there. Where a rule of a person or a project closes paths it is asked about: names
 * behind it are of another folder.
 */
function isPlainMove({ words }: SimpleCommand, sets: readonly RuleSet[]): boolean {
  const [name, folder = '', ...more] = words;
  if (name !== 'cd' || more.length > 0 || !/^[\w@][\w@./-]*$/.test(folder) || mayLeave(folder)) return false;
  if (folder.split('/').some((part) => foreign.test(part))) return false;
  const closes = ({ source, rules = [] }: RuleSet): boolean =>
    source !== 'built-in' && rules.some(({ verdict, paths }) => verdict !== 'allow' && paths !== undefined);
  return !sets.some(closes);
}

interface Allowing {
  readonly rule?: Decision['rule'];
  readonly doubt?: Doubt;
}

function findAllowing({ act, part, sets, isMoved }: CommandToDecide): Allowing {
  const isClosed = (path: string): boolean =>
    sets.some(({ rules = [] }) => rules.some((rule) => closesPath(rule, act, plainPath(path))));
  let doubt = isMoved ? movedDoubt : undefined;
  for (const rule of listAllowing(sets)) {
    const fit = fitAllowing(rule, act, part, isClosed);
    const isFree = !isMoved || rule.commands === undefined;
    if (fit.kind === 'fits' && isFree) return { rule };
    if (fit.kind === 'doubt') doubt ??= fit.doubt;
  }
  return doubt === undefined ? {} : { doubt };
}

function listAllowing(sets: readonly RuleSet[]): readonly NonNullable<Decision['rule']>[] {
  return sets
    .filter(({ source }) => source !== 'workspace')
    .flatMap(({ source, rules = [] }) =>
      rules.filter(({ verdict }) => verdict === 'allow').map((rule) => ({ ...rule, source })),
    );
}

const movedDoubt: Doubt = { at: 0, kind: 'word', what: 'cd', of: 'git', risk: 'elsewhere' };

/**
 * A word that is the name of a file which a rule of a person or a project closes. What is built in about keys and settings only
 * keeps a word from being allowed: a person may answer for it.
 */
function findClosedWord(
  { words }: SimpleCommand,
  { act, sets }: { readonly act: Act; readonly sets: readonly RuleSet[] },
): Decision | undefined {
  const paths = words.slice(1).flatMap((word) => [word, ...piecesOf(word)].map(plainPath));
  for (const verdict of ['deny', 'ask'] as const)
    for (const { source, rules = [] } of sets) {
      if (source === 'built-in') continue;
      const rule = rules.find(
        (each) => each.verdict === verdict && paths.some((path) => closesPath(each, act, path)),
      );
      if (rule !== undefined)
        return { verdict, about: words.join(' '), rule: { ...rule, source }, why: 'rule' };
    }
  return undefined;
}
