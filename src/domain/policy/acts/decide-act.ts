/**
 * The one evaluator of what a tool may do: deny before ask before allow, unknown asks, unreadable denies. The model has no
 * say in it, and rules of a workspace only tighten: what they allow is left out.
 */
import type { Act, ActRule, Decision, RuleSet } from './act.ts';
import { type CommandToDecide, decideParts, type NamedPart } from './decide-parts.ts';
import type { Doubt } from './find-doubts.ts';
import { fitAllowing } from './fits-allowing.ts';
import { closesPath } from './fits-rule.ts';
import { type Ground, noGround } from './ground.ts';
import { isWrapping } from './inner-command.ts';
import {
  closedFolder,
  foldersOf,
  leadsToClosed,
  type Place,
  reachesClosed,
  wholeWords,
} from './on-ground.ts';
import { programOf } from './program-name.ts';
import { readCommand } from './read-command.ts';
import type { ReadLine, SimpleCommand } from './simple-command.ts';
import { mayLeave, piecesOf, plainPath } from './word-paths.ts';

const movers: ReadonlySet<string> = new Set(['cd', 'pushd', 'popd']);

/** How the command of an act is taken apart, and the disk that it would run on. */
export interface Surroundings {
  readonly readLine?: ReadLine | undefined;
  readonly ground?: Ground | undefined;
}

export function decideAct(act: Act, sets: readonly RuleSet[], around: Surroundings = {}): Decision {
  return decideParts(act, sets, { list: (line) => listCommands(line, around), decide: decideCommand });
}

function listCommands(
  line: string,
  { readLine = readCommand, ground = noGround }: Surroundings,
): readonly NamedPart[] {
  const read = readLine(line);
  if (!read.ok) return [{ about: line, part: undefined }];
  const folders = foldersOf(read.value);
  if (folders === undefined) return [{ about: line, part: undefined }];
  const place = { ground, folders };
  return read.value.map((command) => ({
    about: command.words.join(' '),
    part: { kind: 'command', command },
    held: heldBy(command, read.value),
    place,
  }));
}

/** What a line does before or beside a command. */
function heldBy({ words: [name = ''] }: SimpleCommand, all: readonly SimpleCommand[]): Doubt | undefined {
  const program = programOf(name);
  if (program === 'git' && all.some(({ words: [first = ''] }) => movers.has(first))) return movedDoubt;
  // Where the link leads is on no disk yet.
  const others = all.filter(({ words: [first = ''] }) => !movers.has(first));
  return program === 'ln' && others.some(({ words }) => !isLinking(words)) ? linkedDoubt : undefined;
}

function decideCommand({ act, about, part, sets, held, place }: CommandToDecide): Decision | undefined {
  const { command } = part;
  const closed = findClosedWord(command, { act, sets, place });
  if (closed !== undefined) return closed;
  if (
    !command.isOpen &&
    !command.redirects &&
    (isWrapping(command.words) || isPlainMove(command, { act, sets, place }))
  )
    return undefined;
  const { rule, doubt } = findAllowing({ act, about, part, sets, held, place });
  if (rule !== undefined) return { verdict: 'allow', about, rule, why: 'rule' };
  return { verdict: 'ask', about, why: 'unknown', ...(doubt !== undefined && { doubt }) };
}

/** Folders of others, and those that begin with a dot: what a rule allows is meant of the project's own. */
const foreign = /^(?:\..*|node_modules|venv|vendor|site-packages|target|dist|build)$/;

/**
 * `cd packages/api`, before what is allowed there. Where a rule of a person or a project closes paths it is asked about: names
 * behind it are of another folder.
 */
function isPlainMove({ words }: SimpleCommand, { act, sets, place }: Judging): boolean {
  const [name, folder = '', ...more] = words;
  if (name !== 'cd' || more.length > 0 || !/^[\w@][\w@./-]*$/.test(folder) || mayLeave(folder)) return false;
  if (folder.split('/').some((part) => foreign.test(part))) return false;
  if (leadsToClosed(folder, place, closedBy(act, sets))) return false;
  const closes = ({ source, rules = [] }: RuleSet): boolean =>
    source !== 'built-in' && rules.some(({ verdict, paths }) => verdict !== 'allow' && paths !== undefined);
  return !sets.some(closes);
}

interface Allowing {
  readonly rule?: Decision['rule'];
  readonly doubt?: Doubt;
}

function findAllowing({ act, part, sets, held, place }: CommandToDecide): Allowing {
  const isClosedByName = closedBy(act, sets);
  const isClosed = (path: string): boolean =>
    isClosedByName(plainPath(path)) || leadsToClosed(path, place, isClosedByName);
  const folder = folderDoubt({ act, sets, place }, part.command);
  let doubt = held ?? folder;
  for (const rule of listAllowing(sets)) {
    const fit = fitAllowing(rule, act, part, isClosed);
    if (fit.kind === 'fits' && reachesSo(rule, part.command, { held, folder })) return { rule };
    if (fit.kind === 'doubt') doubt ??= fit.doubt;
  }
  return doubt === undefined ? {} : { doubt };
}

/** Whether a rule that fits allows a command whatever its line does beside, and what is in the folders that it reads. */
function reachesSo(
  rule: ActRule,
  command: SimpleCommand,
  { held, folder }: { readonly held: Doubt | undefined; readonly folder: Doubt | undefined },
): boolean {
  const isFree = held === undefined || rule.commands === undefined;
  return isFree && (folder === undefined || isSaidWhole(rule, command));
}

/** A rule without commands allows all, and one that says the whole line knows what it reads. */
function isSaidWhole({ commands }: ActRule, { words, outer }: SimpleCommand): boolean {
  return (
    commands === undefined ||
    commands.some((each) => each.trim().split(/\s+/).join(' ') === (outer ?? words).join(' '))
  );
}

interface Judging {
  readonly act: Act;
  readonly sets: readonly RuleSet[];
  readonly place: Place;
}

function closedBy(act: Act, sets: readonly RuleSet[]): (path: string) => boolean {
  return (path) => sets.some(({ rules = [] }) => rules.some((rule) => closesPath(rule, act, path)));
}

/** What is below a folder is read, whatever the command does beside. */
function folderDoubt({ act, sets, place }: Judging, command: SimpleCommand): Doubt | undefined {
  const words = wholeWords(command, place);
  const what = closedFolder(words, place, closedBy({ ...act, effect: 'read' }, sets));
  if (what === undefined) return undefined;
  return { at: command.words.indexOf(what), kind: 'folder', what, of: command.words[0] ?? '' };
}

function listAllowing(sets: readonly RuleSet[]): readonly NonNullable<Decision['rule']>[] {
  return sets
    .filter(({ source }) => source !== 'workspace')
    .flatMap(({ source, rules = [] }) =>
      rules.filter(({ verdict }) => verdict === 'allow').map((rule) => ({ ...rule, source })),
    );
}

const movedDoubt: Doubt = { at: 0, kind: 'word', what: 'cd', of: 'git', risk: 'elsewhere' };

const linkedDoubt: Doubt = { at: 0, kind: 'word', what: 'ln', of: 'ln', risk: 'elsewhere' };
const isLinking = ([name = '']: readonly string[]): boolean => programOf(name) === 'ln';

/**
 * A word that is the name of a file which a rule of a person or a project closes. What is built in about keys and settings only
 * keeps a word from being allowed: a person may answer for it.
 */
function findClosedWord(command: SimpleCommand, { act, sets, place }: Judging): Decision | undefined {
  const { words } = command;
  const paths = words.slice(1).flatMap((word) => [word, ...piecesOf(word)].map(plainPath));
  for (const verdict of ['deny', 'ask'] as const)
    for (const { source, rules = [] } of sets) {
      if (source === 'built-in') continue;
      const rule = rules.find((each) => {
        if (each.verdict !== verdict || each.paths === undefined) return false;
        const isClosed = (path: string): boolean => closesPath(each, act, path);
        return paths.some(isClosed) || reachesClosed(command, place, isClosed);
      });
      if (rule !== undefined)
        return { verdict, about: words.join(' '), rule: { ...rule, source }, why: 'rule' };
    }
  return undefined;
}
