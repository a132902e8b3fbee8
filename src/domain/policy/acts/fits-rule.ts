/** Whether a rule is about a part of an act. What forbids fits generously, what allows to the letter. */
import { fitsGlob } from '../../glob.ts';
import type { Act, ActRule } from './act.ts';
import { programOf } from './program-name.ts';
import type { SimpleCommand } from './simple-command.ts';

/** One thing that is decided about: the tool itself, or one of its paths, commands or hosts. */
export type Part =
  | { readonly kind: 'tool' }
  | { readonly kind: 'path'; readonly path: string }
  | CommandPart
  | { readonly kind: 'host'; readonly host: string };

export interface CommandPart {
  readonly kind: 'command';
  readonly command: SimpleCommand;
}

/** Of commands, for a rule that denies or asks; `fitAllowing` (fits-allowing.ts) is for those that allow. */
export function fitsRule(rule: ActRule, act: Act, part: Part): boolean {
  return fitsWho(rule, act) && fitsPart(rule, part, rule.verdict === 'allow');
}

export function fitsWho(rule: ActRule, act: Act): boolean {
  const strict = rule.verdict === 'allow';
  return (
    fitsOne(rule.tools, (pattern) => fitsName(pattern, act.tool, strict)) &&
    fitsOne(rule.effects, (effect) => effect === act.effect) &&
    fitsOne(rule.users, (user) => user === act.userId) &&
    fitsOne(rule.askers, (pattern) => fitsName(pattern, act.asker ?? '', strict))
  );
}

function fitsPart({ paths, commands, hosts }: ActRule, part: Part, strict: boolean): boolean {
  switch (part.kind) {
    case 'path':
      return isLeftOut(commands, hosts) && fitsOne(paths, (pattern) => fitsPath(pattern, part.path, strict));
    case 'host':
      return isLeftOut(paths, commands) && fitsOne(hosts, (pattern) => fitsHost(pattern, part.host));
    case 'command':
      return isLeftOut(paths, hosts) && fitsOne(commands, (pattern) => fitsCommand(pattern, part.command));
    case 'tool':
      return isLeftOut(paths, commands, hosts);
  }
}

export function isLeftOut(...lists: readonly (readonly string[] | undefined)[]): boolean {
  return lists.every((list) => list === undefined);
}

function fitsOne<Item>(items: readonly Item[] | undefined, fits: (item: Item) => boolean): boolean {
  return items === undefined || items.some(fits);
}

/** `fitsGlob` does not tell upper and lower case apart: what allows does. */
function fitsName(pattern: string, name: string, strict: boolean): boolean {
  return fitsGlob(pattern, name) && (!strict || fitsCase(pattern, name));
}

/** Each piece between stars stands in the text as it is written. */
function fitsCase(pattern: string, text: string): boolean {
  let at = 0;
  for (const piece of pattern.split('*')) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

/** Path by path: `**` any folders, none included, `*` within a name. */
function fitsPath(pattern: string, path: string, strict: boolean): boolean {
  return fitsParts(pattern.split('/'), path.split('/'), strict);
}

function fitsParts(patterns: readonly string[], parts: readonly string[], strict: boolean): boolean {
  // Whether the patterns so far, from the last one, fit the parts from `at`: no pattern makes it slow.
  let fits = [...parts.map(() => false), true];
  for (const [row, pattern] of [...patterns.entries()].toReversed()) {
    const next = [...parts.map(() => false), false];
    for (let at = parts.length; at >= 0; at -= 1) {
      const isWithin = at < parts.length;
      if (pattern === '**') {
        // What is below a folder is allowed, the folder itself is not.
        const ends = fits[at] === true && (isWithin || !strict || row < patterns.length - 1);
        next[at] = ends || (isWithin && (fits[at + 1] === true || next[at + 1] === true));
      } else next[at] = isWithin && fits[at + 1] === true && fitsName(pattern, parts[at] ?? '', strict);
    }
    fits = next;
  }
  return fits[0] === true;
}

function fitsHost(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase();
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

/** Of a rule that denies or asks: generously. */
function fitsCommand(pattern: string, { words }: SimpleCommand): boolean {
  const wanted = pattern.split(/\s+/).filter(Boolean);
  const known = wanted.at(-1) === '*' ? wanted.slice(0, -1) : wanted;
  if (words.length < known.length) return false;
  return known.every((want, at) => {
    const word = words[at] ?? '';
    return at === 0 ? fitsGlob(want, programOf(word)) : fitsGlob(want, word);
  });
}

/** A rule that denies or asks about files by name. */
export function closesPath(rule: ActRule, act: Act, path: string): boolean {
  return rule.verdict !== 'allow' && rule.paths !== undefined && fitsRule(rule, act, { kind: 'path', path });
}
