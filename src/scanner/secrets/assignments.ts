/**
 * Reads what is assigned to a name, in whatever form text can say so: `name = "…"`, `name: …`, `"name": "…"`,
 * `name => …`, `--name …`, `setName("…")`, `("name", "…")`, `name || "…"`, `<name>…</name>`, `ENV name …`,
 * and a name and a value side by side: `name: X` above `value: …`.
 */
import type { FileFacts, FileKind } from './file-kind.ts';
import { type BareKind, type Literal, readBare, readQuoted } from './literals.ts';

/** A text with what is known of its file. */
export interface SourceText {
  readonly text: string;
  readonly facts: FileFacts;
}

/** A name as it stands in the text. */
export interface Name {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A literal that a name is given to. */
export interface Assignment extends Literal {
  readonly name: string;
  /** Whether words stand for themselves here, so that a plain word may be the value. */
  readonly isSetting: boolean;
}

const longestBefore = 80;
const longestAfter = 60;

function isNameCode(code: number): boolean {
  const isAlphanumeric =
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isAlphanumeric || code === 95 || code === 36 || code === 46 || code === 45;
}

const qualifiedBefore =
  /\b(api|access|secret|auth|client|private|signing|encryption|license|account|service) $/i;

/** The whole name round a part of it. */
export function readName(text: string, from: number, to: number): Name {
  let first = from;
  while (first > 0 && from - first < longestBefore && isNameCode(text.charCodeAt(first - 1))) first -= 1;
  let last = to;
  while (last < text.length && last - to < longestAfter && isNameCode(text.charCodeAt(last))) last += 1;
  const whole = text.slice(first, last);
  const lead = /^[-.$]*/.exec(whole)?.[0].length ?? 0;
  const name = whole.slice(lead).replace(/[-.]+$/, '');
  const start = first + lead;
  const qualifier = /^keys?$/i.test(name)
    ? qualifiedBefore.exec(text.slice(Math.max(0, start - 16), start))?.[1]
    : undefined;
  return {
    name: qualifier === undefined ? name : `${qualifier}_${name}`,
    from: start,
    to: start + name.length,
  };
}

/** How the name is tied to its value, and where the value begins. */
interface Tie {
  readonly at: number;
  readonly by: 'operator' | 'call' | 'pair' | 'blank' | 'element' | 'default' | 'block';
}

const closers = /\\?["'`]?\*{0,2}[\])}]{0,2}\)?/y;
const operator = /[ \t]{0,40}(?::=|\?\?=|\|\|=|[?+!]?={1,3}>?|:(?![:/=])\*{0,2}|->|<-)[ \t]{0,40}/y;
const typed =
  /[ \t]{0,4}(?:[?!]?:[ \t]{0,4}[&*]?(?:'static[ \t])?|[ \t]\*?)[A-Za-z_][\w.<>[\]|? ]{0,60}=(?!=)[ \t]{0,8}/y;
const arrayDeclared = /\[[\w ]{0,8}\][ \t]{0,4}=[ \t]{0,8}/y;
const nextLine = /[ \t]{0,8}\\?\r?\n[ \t]{0,80}(?=\\?["'`])/y;
const bracketed = /\([ \t]{0,8}\r?\n[ \t]{0,80}(?=["'`])/y;
const block = /[|>][+-]?\d?[ \t]{0,8}\r?\n[ \t]{1,80}/y;
const setter = /\([ \t]{0,4}(?=[bru]?["'])/y;
const pair = /\\?["'][ \t]{0,4},\s{0,40}(?=\\?["'])/y;
const pairEnd = /\\?["']\s{0,40}(?:,\s{0,40}[\w.]{1,40}\s{0,20})?\)/y;
const fallback = /["']?\]?\)?[ \t]{0,4}(?:\|\||\?\?|\?:|or\b|:-)[ \t]{0,4}(?=["'])/y;
/** The next cell of a table in Markdown. */
const cell = /[ \t]{0,20}\|[ \t]{0,20}(?=`)/y;
const shellDefault = /:-/y;
const blank = /[ \t]{1,8}(?=[^\s=:-])/y;
const sqlBlank = /[ \t]{1,4}(?=')/y;
const element = /(?:[ \t][\w:.-]{1,40}="[^"\n<>]{0,120}"){0,4}[ \t]{0,4}>\s{0,40}(?=[^<\s])/y;
const elementEnd = /\s{0,40}<\//y;
const plist = /(?:<\/key>|"[^<>\n]{0,120}>)\s{0,40}<(?:string|data|value)>\s{0,40}/y;
const paired =
  /["']?[ \t]{0,8},?\s{0,60}["']?(?:value|defaultValue|default|content|text)["']?[ \t]{0,4}[:=][ \t]{0,4}/iy;
/** Keywords of Lisps and symbols of Ruby: `:password "…"`, `set :password, "…"`. */
const symbolBefore = /(?:^|[\s({[,]):$/;
const symbol = /(?:[ \t]{1,8}|[ \t]{0,2},[ \t]{0,8})(?=["'])/y;
/** A flag and its value as two members of a list: `["--password", "…"]`. */
const flagBefore = /["']--?$/;
const flagPair = /["'][ \t]{0,4},\s{0,40}(?=["'][^-"'])/y;
const blockDefault = /"[ \t]{0,4}\{[^{}]{0,400}?\bdefault[ \t]{0,8}=[ \t]{0,8}/y;
const variableBefore = /variable[ \t]{1,4}"$/;
const namedBefore = /(?:name|key|id|variable)["']?[ \t]{0,4}[:=]{1,2}[ \t]{0,4}["']?$/i;
const declaredBefore =
  /(?:^|[\s;&|`"'(])(?:ENV|ARG|set|setx|setenv|env:set|config:set)[ \t]+(?:[\w.:/-]{1,80}[ \t]+)?$/;
const readers =
  /^(?:get|is|has|find|check|validate|verify|hash|encrypt|decrypt|generate|create|reset|forgot|update|on|show|fetch|load|read|parse|format|compare|render|use|handle|to|test|it|expect|describe)(?:[A-Z_]|$)/;
const wrapper =
  /(?:new[ \t]{1,4})?(?:[\w.]{0,30}(?:SecretStr|SecretString|Secret|Credential|String|str|bytes|Buffer\.from|atob|b64decode|b64_decode|base64_decode|fromhex|unhexlify|DecodeString|GetBytes|toBytes|Data|unquote|Some|toCharArray|literal|asSecret|SecureString|secret|String::from|ConvertTo-SecureString))[ \t]{0,2}(?:\([ \t]{0,4}|(?:[ \t]-[A-Za-z]{1,20}){0,2}[ \t]{1,4})(?=[bru]?["'])/y;
/** A conversion in Go. */
const slice = /\[\](?:byte|rune)\([ \t]{0,4}(?=["`])/y;
const literalPrefix = /[rbufRBUF@LN]{1,2}(?=["'])/y;

function step(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
}

/** A name and a value side by side: the one is the value of `name`, the other that of `value`. */
function tieBySide(text: string, { to }: Name, before: string): Tie | undefined {
  if (variableBefore.test(before)) {
    const at = step(blockDefault, text, to);
    return at < 0 ? undefined : { at, by: 'operator' };
  }
  const at = namedBefore.test(before) ? step(paired, text, to) : -1;
  return at < 0 ? undefined : { at, by: 'operator' };
}

const ties: readonly (readonly [RegExp, Tie['by']])[] = [
  [fallback, 'default'],
  [shellDefault, 'default'],
  [cell, 'pair'],
  [plist, 'element'],
];

/** Two arguments: `("name", "value")`, with one more at most; a list of names is none. */
function tieByPair(text: string, { to }: Name, before: string): Tie | undefined {
  const at = /\(\s{0,20}\\?["']$/.test(before) ? step(pair, text, to) : -1;
  const value = at < 0 ? undefined : readQuoted(text, at);
  return value !== undefined && step(pairEnd, text, value.to) >= 0 ? { at, by: 'pair' } : undefined;
}

/** What a sign before the name makes of it: a flag, a symbol. */
function tieBySign(text: string, { to }: Name, before: string): Tie | undefined {
  const isFlag = flagBefore.test(before);
  const at = isFlag || symbolBefore.test(before) ? step(isFlag ? flagPair : symbol, text, to) : -1;
  return at < 0 ? undefined : { at, by: 'pair' };
}

function tieByForm(text: string, { to }: Name): Tie | undefined {
  for (const [expression, by] of ties) {
    const at = step(expression, text, to);
    if (at >= 0) return { at, by };
  }
  return undefined;
}

/** An element that a sentence or an attribute leads to: `password if asked for.<br><div style=`. */
const openElement = /<\/?\w[^<>]{0,60}$/;

function tieByDeclaration(text: string, { from, to }: Name, kind: FileKind): Tie | undefined {
  // `type=password class="…"`: the name is the value of an attribute.
  if (kind !== 'code' || text[from - 1] === '=') return undefined;
  const at = Math.max(step(typed, text, to), step(arrayDeclared, text, to));
  return at < 0 || openElement.test(text.slice(to, at)) ? undefined : { at, by: 'operator' };
}

function tieByCall(text: string, { name, to }: Name): Tie | undefined {
  const at = readers.test(name.slice(name.lastIndexOf('.') + 1)) ? -1 : step(setter, text, to);
  return at < 0 ? undefined : { at, by: 'call' };
}

function tieByElement(text: string, { to }: Name, before: string): Tie | undefined {
  if (!/[<:]$/.test(before) && !namedBefore.test(before)) return undefined;
  const at = step(element, text, step(closers, text, to));
  return at < 0 ? undefined : { at, by: 'element' };
}

function tieByText(text: string, name: Name, kind: FileKind): Tie | undefined {
  const before = text.slice(Math.max(0, name.from - 40), name.from);
  return (
    tieBySide(text, name, before) ??
    tieByPair(text, name, before) ??
    tieBySign(text, name, before) ??
    tieByForm(text, name) ??
    tieByDeclaration(text, name, kind) ??
    tieByCall(text, name) ??
    tieByElement(text, name, before)
  );
}

const chosenName = /\?\s{0,20}["'`]$/;
const chosenWords = /\?\s{0,20}["'`][^"'`\n]{0,40}$/;

function tieByOperator(text: string, name: Name): Tie | undefined {
  // `done ? 'pass' : 'circle'` chooses between two words.
  const isLast = /["'`]/.test(text[name.to] ?? '');
  if ((isLast ? chosenWords : chosenName).test(text.slice(Math.max(0, name.from - 64), name.from)))
    return undefined;
  const closed = step(closers, text, name.to);
  const at = step(operator, text, closed);
  if (at < 0) return undefined;
  const below = Math.max(...[nextLine, block, bracketed].map((each) => step(each, text, at)));
  // `def create(self, password):` heads the lines below it.
  if (below >= 0 && text.slice(name.to, at).trim() === '):') return undefined;
  return below < 0 ? { at, by: 'operator' } : { at: below, by: 'block' };
}

function tieByBlank(text: string, { from, to }: Name, kind: FileKind): Tie | undefined {
  const before = text.slice(Math.max(0, from - 100), from);
  const isDefined =
    /#[ \t]{0,4}define[ \t]{1,8}$/.test(before) || isDirective({ text, from, to }, before, kind);
  const isFlag = isDefined || /(?:^|[\s"'`(=[])--?$/.test(before);
  if (isFlag || (kind !== 'code' && declaredBefore.test(before))) {
    const at = step(blank, text, to);
    if (at >= 0) return { at, by: 'blank' };
  }
  // The verb: "makes it possible to pass 'server.tmp'".
  const at = /^(?:pass|tokens?)$/i.test(text.slice(from, to)) ? -1 : step(sqlBlank, text, to);
  return at < 0 ? undefined : { at, by: 'pair' };
}

const directive = /[ \t]{1,8}(?:"[^"\n]{4,200}"|'[^'\n]{4,200}'|([^\s"'=:]{6,200}))[ \t]{0,8}(?:\r?\n|$)/y;

/** A line of its name and one word more, as in the settings of some servers; in code the word is in quotes. */
function isDirective(
  { text, from, to }: { readonly text: string; readonly from: number; readonly to: number },
  before: string,
  kind: FileKind,
): boolean {
  if (from > 0 && !/\n[ \t]{0,80}$/.test(before) && before.trim() !== '') return false;
  if (kind !== 'config' && kind !== 'code') return false;
  directive.lastIndex = to;
  const found = directive.exec(text);
  return found !== null && (found[1] === undefined || (kind === 'config' && /\d/.test(found[1])));
}

function findTie(source: SourceText, name: Name): Tie | undefined {
  const { text, facts } = source;
  return tieByText(text, name, facts.kind) ?? tieByOperator(text, name) ?? tieByBlank(text, name, facts.kind);
}

/** Whether the name stands within a string or an address: `?key=…&`, `;Password=…;`, `"host=a password=…"`. */
function isEmbedded(text: string, from: number, valueAt: number): boolean {
  if (text[valueAt - 1] !== '=' || text[valueAt - 2] === '=') return false;
  const isFlag = text[from - 1] === '-';
  const start = isFlag ? from - (text[from - 2] === '-' ? 2 : 1) : from;
  const before = text[start - 1] ?? '';
  if (isFlag && /["'`]/.test(before)) return true;
  if (!isFlag && /[?&;"'`]/.test(before)) return !text.startsWith('&&', from - 2);
  if (before !== ' ') return false;
  const near = text.slice(Math.max(0, start - 400), start);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  const quotes = line.match(/["'`]/g)?.length ?? 0;
  return quotes % 2 === 1;
}

const longestStatement = 2_000;
const memberOrCall = /[A-Za-z_$][\w$]{0,80}(?:\.[A-Za-z_$][\w$]{0,80}){0,8}[([]/y;

/** `a("b");user.password=c(d)` in code: what stands before the name is the end of a statement, not of a setting. */
function isStatement({ text, facts }: SourceText, { name, from }: Name, valueAt: number): boolean {
  if (facts.kind !== 'code' || !/[?&;]/.test(text[from - 1] ?? '')) return false;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const quotes = from - start > longestStatement ? undefined : quotesBefore(text.slice(start, from));
  if (quotes !== undefined) return quotes === 'closed';
  return name.includes('.') || step(memberOrCall, text, valueAt) >= 0;
}

/** Whether a line ends within quotes; undefined when it has none. */
function quotesBefore(line: string): 'open' | 'closed' | undefined {
  let open = '';
  let hasQuotes = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '\\') at += 1;
    else if (open === '' ? /["'`]/.test(sign) : sign === open) {
      open = open === '' ? sign : '';
      hasQuotes = true;
    }
  }
  if (!hasQuotes) return undefined;
  return open === '' ? 'closed' : 'open';
}

function bareKindOf(source: SourceText, name: Name, tie: Tie): BareKind | undefined {
  const { text, facts } = source;
  if (tie.by === 'blank') return 'shell';
  if (tie.by === 'element') return 'element';
  if (tie.by === 'default') return text[tie.at - 1] === '-' ? 'shell' : undefined;
  if (tie.by !== 'operator' && tie.by !== 'block') return undefined;
  if (isEmbedded(text, name.from, tie.at)) return isStatement(source, name, tie.at) ? undefined : 'embedded';
  if (facts.kind === 'config' || facts.kind === 'prose' || facts.kind === 'markup') return 'line';
  return facts.kind === 'shell' ? 'shell' : undefined;
}

const restOfLine = /[ \t]{1,40}(?!#|;|\/\/|--|\\|[\w.-]{1,40}=)[^\s,})\]|&<]/y;

function readValue(source: SourceText, name: Name, tie: Tie): Literal | undefined {
  const { text, facts } = source;
  const wrapped = Math.max(tie.at, step(wrapper, text, tie.at), step(slice, text, tie.at));
  const quoted = readQuoted(text, Math.max(wrapped, step(literalPrefix, text, wrapped)));
  if (quoted !== undefined) return quoted;
  const kind = bareKindOf(source, name, tie);
  if (kind === undefined) return undefined;
  const bare = readBare(text, tie.at, kind);
  if (bare === undefined) return undefined;
  if (kind === 'element' && step(elementEnd, text, bare.to) < 0) return undefined;
  // More words behind it make it a sentence, not a setting.
  const isVariable = text[tie.at - 1] === '=' && /^[A-Z][A-Z0-9_]+$/.test(name.name);
  const isSentence = kind === 'line' && !isVariable && step(restOfLine, text, bare.to) >= 0;
  return isSentence || (facts.kind === 'code' && /[({[]/.test(text[bare.to] ?? '')) ? undefined : bare;
}

/** What is assigned to a name; undefined when nothing is, or nothing that is written there. */
export function readAssignment(source: SourceText, name: Name): Assignment | undefined {
  if (isCipherWord(source.text, name)) return undefined;
  const tie = findTie(source, name);
  if (tie === undefined) return undefined;
  // `${NAME:?message}`: only `:-` and `:=` give a value.
  const isExpansion = source.text.startsWith('\u0024{', name.from - 2);
  if (isExpansion && tie.by !== 'default' && !source.text.startsWith(':=', name.to)) return undefined;
  const literal = readValue(source, name, tie);
  if (literal === undefined) return undefined;
  const isSetting = isSettingAt(source, name, { tie, literal });
  return { ...literal, name: name.name, isSetting };
}

/** `HIGH:!aNULL:!PSK:!SRP` lists ciphers. */
function isCipherWord(text: string, { name, from }: Name): boolean {
  return /^psk$/i.test(name) && /[:!+-]/.test(text[from - 1] ?? '');
}

function isSettingAt(
  { text, facts }: SourceText,
  name: Name,
  { tie, literal }: { readonly tie: Tie; readonly literal: Literal },
): boolean {
  if (facts.kind === 'code' || facts.kind === 'prose' || facts.kind === 'locale') {
    return !literal.isQuoted && isEmbedded(text, name.from, tie.at);
  }
  if (facts.kind === 'markup' && !literal.isQuoted && tie.by !== 'element')
    return isEmbedded(text, name.from, tie.at);
  return !/\.(?:json5?|jsonc|html?)$/i.test(facts.path);
}

/** Expressions of this module that meet texts of strangers. */
export const assignmentPatterns: readonly RegExp[] = [
  qualifiedBefore,
  closers,
  operator,
  typed,
  arrayDeclared,
  nextLine,
  block,
  bracketed,
  setter,
  pair,
  pairEnd,
  fallback,
  cell,
  elementEnd,
  blank,
  sqlBlank,
  element,
  plist,
  directive,
  paired,
  symbolBefore,
  symbol,
  flagBefore,
  flagPair,
  blockDefault,
  variableBefore,
  namedBefore,
  declaredBefore,
  readers,
  wrapper,
  slice,
  literalPrefix,
  restOfLine,
  memberOrCall,
  chosenName,
  chosenWords,
  openElement,
];
