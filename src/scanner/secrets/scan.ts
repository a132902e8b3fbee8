/** Goes through a text once and reads what its keywords start. */

import type { RuleInfo } from '../model.ts';
import { TimeLimit } from '../time-limit.ts';
import { type Assignment, type Name, readAssignment, readName, type SourceText } from './assignments.ts';
import { decodeReadable } from './base64.ts';
import { type Candidate, lessSure, settle } from './candidates.ts';
import type { FileFacts, FileKind } from './file-kind.ts';
import type { FormatTables, PatternFormat, Task, ValueFormat } from './formats.ts';
import { maskOf } from './mask.ts';
import { classOfName, wordsOf } from './names.ts';
import { isMarkedToken } from './placeholders.ts';
import { type PrivateKey, readPrivateKey, readPuttyKey } from './private-keys.ts';
import { entropyOf } from './randomness.ts';
import { isInterfaceText } from './shown/interface-text.ts';
import { isInMediaLink } from './shown/media-link.ts';
import { findPageScripts, isWithin, type Span } from './shown/page-scripts.ts';
import { readByPath, readToken } from './tokens.ts';
import { readUrlCredential } from './url-credentials.ts';
import { isRandom, isSecretValue, isStrong } from './values.ts';

/** What was found, by the offset behind the keyword that led to it: what an edit elsewhere leaves as it is. */
export interface Anchored {
  readonly anchor: number;
  readonly candidate: Candidate;
}

/** Candidates with their anchors, and what an edited text has to look at again. */
export interface ScanOutcome {
  readonly found: readonly Anchored[];
  /** Where armour begins, read or not: what it means may depend on lines far below. */
  readonly armour: readonly number[];
}

const databaseScheme =
  /^(?:postgres|mysql|maria|mongo|redis|valkey|amqp|mssql|sqlserver|oracle|cockroach|clickhouse|cassandra|couch|neo4j|bolt|influx|snowflake|db2|sqlite|jdbc|nats|kafka|mqtt|ldap|smtp|imap|libsql|turso|vertica|presto|trino|hive|redshift|timescale|questdb|elasticsearch|opensearch|memcache|ibm)/;

/** Ends of names that say what a value is, and that it is no secret. */
const harmlessEnd =
  /(?:^|_)(?:ids?|ur[il]s?|host|hosts|names?|user|username|email|region|version|path|file|dir|folder|bucket|endpoint|project|org|organization|account|domain|port|type|mode|model|enabled|channel|hash|sha|commit|digest|etag|checksum|ref|tag|revision|build|size|length|count|date|time|locale|lang|status|state)$/;

/** How many keywords are read between two looks at the time. */
const startsBetween = 64;

class TextScan {
  private readonly source: SourceText;
  private readonly tables: FormatTables;
  private readonly found: Anchored[] = [];
  private readonly armour: number[] = [];
  private readonly refused = new Map<PatternFormat, number>();
  private readonly limit: TimeLimit;
  private scripts: readonly Span[] | undefined;
  private nameEnd = -1;
  private started = 0;

  constructor(source: SourceText, tables: FormatTables, limit: TimeLimit) {
    this.source = source;
    this.tables = tables;
    this.limit = limit;
  }

  /** Reads what keywords start that end behind `from` and not behind `to`. */
  run(from: number, to: number): ScanOutcome {
    const { tables, source } = this;
    tables.index.scan(source.text, from, to, (keyword, end) => {
      const task = tables.tasks[keyword];
      if (task !== undefined && !this.isLate()) this.start(task, end);
    });
    return { found: this.found, armour: this.armour };
  }

  /** A text of nothing but bait makes each of a million characters dear. */
  private isLate(): boolean {
    this.started += 1;
    return this.started % startsBetween === 0 ? this.limit.isMet() : this.limit.wasMet;
  }

  private start(task: Task, end: number): void {
    const from = end - task.keyword.length;
    for (const pattern of task.patterns) this.readPattern(pattern, from, end);
    if (task.reads === 'name') this.readName(from, end);
    else if (task.reads === 'url') this.readUrl(end);
    else if (task.reads === 'armour') this.readArmour(end);
    else if (task.reads === 'putty') this.addKey(end, readPuttyKey(this.source.text, from));
    else if (task.reads === 'wrapped') this.readWrapped(from, end);
  }

  /** Not again within what was refused: a long run of beginnings would be read to its end from each of them. */
  private readPattern(pattern: PatternFormat, from: number, end: number): void {
    if (from < (this.refused.get(pattern) ?? 0)) return;
    const reading = readToken(this.source, pattern, { from, to: end });
    if ('refusedTo' in reading) this.refused.set(pattern, reading.refusedTo);
    else this.add(end, reading.secret);
  }

  private add(anchor: number, candidate: Candidate | undefined): void {
    if (candidate === undefined) return;
    // Digests of all alphabets stand in lock files; what opens something stands in an address there.
    if (this.source.facts.kind === 'lock' && !isInAddress(this.source.text, candidate.from)) return;
    this.found.push({ anchor, candidate });
  }

  /** The hyphens before `BEGIN` differ in number; the reader wants the first. */
  readArmour(end: number): void {
    const { text } = this.source;
    this.armour.push(end);
    let from = end - '-BEGIN '.length;
    while (text[from - 1] === '-' || (text[from - 1] === ' ' && text[from - 2] === '-')) from -= 1;
    this.addKey(end, readPrivateKey(text, from));
  }

  private addKey(anchor: number, key: PrivateKey | undefined): void {
    const rule = this.tables.readers[key?.isEncrypted === true ? 'encrypted-key' : 'private-key'];
    if (key === undefined || rule === undefined) return;
    const { from, to, body } = key;
    const mask = `PRIVATE KEY${maskOf(body)}`;
    const confidence = this.source.facts.isSample ? lessSure(rule.confidence) : rule.confidence;
    this.add(anchor, { rule, from, to, value: body, mask, confidence, rank: 3, name: '', isVerified: false });
  }

  private readUrl(end: number): void {
    const found = readUrlCredential(this.source.text, end, this.source.facts.kind === 'prose');
    if (found === undefined) return;
    const rule = this.tables.readers[databaseScheme.test(found.scheme) ? 'database-url' : 'url'];
    if (rule === undefined) return;
    const { from, to, value } = found;
    this.addPlain(end, { rule, from, to, value, name: found.scheme, rank: 1 });
  }

  private addPlain(
    anchor: number,
    plain: Pick<Candidate, 'rule' | 'from' | 'to' | 'value' | 'name' | 'rank'>,
  ): void {
    const confidence = this.source.facts.isSample ? lessSure(plain.rule.confidence) : plain.rule.confidence;
    this.add(anchor, { ...plain, confidence, mask: maskOf(plain.value), isVerified: false });
  }

  private readName(from: number, end: number): void {
    if (end <= this.nameEnd) return;
    const { facts, text } = this.source;
    if (facts.kind === 'lock' || facts.kind === 'locale') return;
    const name = readName(text, from, end);
    this.nameEnd = name.to;
    if (name.name === '' || !this.isOfInterest(name)) return;
    const source = this.sourceAt(name.from);
    const assignment = readAssignment(source, name);
    if (assignment !== undefined) this.judge(end, assignment, source.facts);
  }

  /** The script of a page is code, whatever the page is: a bare word in it is a variable. */
  private sourceAt(offset: number): SourceText {
    const { source } = this;
    this.scripts ??= findPageScripts(source);
    if (!isWithin(this.scripts, offset)) return source;
    return { text: source.text, facts: { ...source.facts, kind: 'code' } };
  }

  /** `https://zoom.example/my/room?pwd=…` in a text for readers: they are meant to follow it. */
  private isInvitation({ name, from }: Assignment): boolean {
    const { text, facts } = this.source;
    const before = text.slice(Math.max(0, from - longestInvitation), from);
    return facts.kind === 'prose' && /^pwd$/i.test(name) && /:\/\/[^\s"'<>]*[?&]pwd=$/i.test(before);
  }

  private isOfInterest({ name }: Name): boolean {
    return classOfName(name) !== undefined || this.providersOf(name).length > 0;
  }

  /** Formats of the provider that a name speaks of. */
  private providersOf(name: string): readonly ValueFormat[] {
    const { byName, values } = this.tables;
    const known = byName.get(name);
    if (known !== undefined) return known;
    const lower = name.toLowerCase();
    const snake = wordsOf(name).join('_');
    const speaksOf = (keyword: string) => lower.includes(keyword) || snake.includes(keyword);
    const found = harmlessEnd.test(snake)
      ? []
      : values.filter(({ format }) => format.keywords.some(speaksOf));
    if (byName.size > 5_000) byName.clear();
    byName.set(name, found);
    return found;
  }

  private judge(anchor: number, assignment: Assignment, { kind, isLikelyLocale }: FileFacts): void {
    const { name, from, to } = assignment;
    const value = this.unwrapped(assignment) ?? assignment.value;
    const provider = this.findProvider(name, value);
    if (provider !== undefined) {
      this.addPlain(anchor, { rule: provider, from, to, value, name, rank: 1 });
      return;
    }
    const nameClass = classOfName(name);
    if (nameClass === undefined || !isSecretValue(value, nameClass, assignment)) return;
    if (isInterfaceText(value, { isSetting: assignment.isSetting, isLikelyLocale })) return;
    if (nameClass !== 'password' && isInMediaLink(this.source.text, from)) return;
    if (isForReaders(kind, assignment) && (!isStrong(value) || this.isInvitation(assignment))) return;
    const rule = this.tables.readers[nameClass];
    if (rule !== undefined) this.addPlain(anchor, { rule, from, to, value, name, rank: 0 });
  }

  /** The rule of the provider's format that a value fits. */
  private findProvider(name: string, value: string): RuleInfo | undefined {
    return this.providersOf(name).find(
      ({ format, expression }) => expression.test(value) && this.isValue(format.kind, value, format.entropy),
    )?.rule;
  }

  private isValue(kind: string, value: string, entropy: number): boolean {
    if (kind === 'password') return isSecretValue(value, 'password', { isSetting: true, isQuoted: false });
    const isDrawn = /[\d ]/.test(value) || isRandom(value);
    return entropyOf(value) >= entropy && isDrawn && !isMarkedToken(value);
  }

  /** The text within, where the value of a YAML file is in base 64, as in a Kubernetes Secret. */
  private unwrapped({ value }: Assignment): string | undefined {
    if (!/\.ya?ml$/i.test(this.source.facts.path) || value.length < 8 || value.length % 4 !== 0)
      return undefined;
    const decoded = decodeReadable(value)?.trim();
    return decoded !== undefined && decoded.length >= 4 ? decoded : undefined;
  }

  /** A known beginning in base 64: what it holds is scanned, what is found there is reported here. */
  private readWrapped(from: number, end: number): void {
    const { text, facts } = this.source;
    if (/[A-Za-z0-9+/_-]/.test(text[from - 1] ?? '')) return;
    wrappedRun.lastIndex = from;
    const value = wrappedRun.exec(text)?.[0] ?? '';
    const decoded = decodeReadable(value);
    if (decoded === undefined) return;
    const inner = new TextScan({ text: decoded, facts }, this.tables, this.limit).run(0, decoded.length);
    const [first] = settle(inner.found.map(({ candidate }) => candidate));
    if (first === undefined) return;
    this.add(end, { ...first, from, to: from + value.length, mask: maskOf(value), rank: 3 });
  }
}

const longestAddress = 2_000;
const longestInvitation = 300;

/** Whether what stands before an offset, up to a blank or a quote, is an address. */
function isInAddress(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestAddress), at);
  const start = Math.max(...[' ', '\n', '\t', '"', "'"].map((sign) => before.lastIndexOf(sign)));
  return before.indexOf('://', start + 1) >= 0;
}

const wrappedRun = /[A-Za-z0-9+/_-]{8,20000}={0,2}/y;

/** Sentences look like settings in prose, and in markup outside of elements and attributes. */
function isForReaders(kind: FileKind, { isQuoted, isSetting }: Assignment): boolean {
  return kind === 'prose' || (kind === 'markup' && !isQuoted && !isSetting);
}

/** A part of a text. What is not read when the limit is met is left out. */
export interface ScannedRange {
  readonly from: number;
  readonly to: number;
  readonly limit?: TimeLimit;
}

/** What keywords lead to that end behind `from` and not behind `to`; the whole text may be read for it. */
export function scanRange(source: SourceText, tables: FormatTables, range: ScannedRange): ScanOutcome {
  const { from, to, limit = new TimeLimit(undefined) } = range;
  return new TextScan(source, tables, limit).run(from, to);
}

/** Reads again what begins with armour at these keyword ends. */
export function scanArmour(source: SourceText, tables: FormatTables, ends: readonly number[]): ScanOutcome {
  const scan = new TextScan(source, tables, new TimeLimit(undefined));
  for (const end of ends) scan.readArmour(end);
  return scan.run(0, 0);
}

/** What formats find that are at home in files of this name, and what the values of Kubernetes Secrets hold. */
export function scanByPath(source: SourceText, tables: FormatTables): Candidate[] {
  const own = tables.byPath.filter(({ path }) => path.test(source.facts.path));
  return [...own.flatMap((pattern) => readByPath(source, pattern)), ...scanEncoded(source, tables)];
}

const encodedLine =
  /^[ \t]{1,40}[\w.-]{1,80}:[ \t]{1,4}["']?([A-Za-z0-9+/]{12,8000}={0,2})["']?[ \t]{0,8}(?:[ \t]#[^\r\n]{0,2000})?\r?$/gm;

/** Values in base 64, of any name: settings or whole files of them. */
function scanEncoded({ text, facts }: SourceText, tables: FormatTables): Candidate[] {
  if (!/\.ya?ml$/i.test(facts.path) || !/^kind:[ \t]{0,4}["']?Secret\b/m.test(text)) return [];
  return [...text.matchAll(encodedLine)].flatMap((match): Candidate[] => {
    const [line, value = ''] = match;
    const decoded = decodeReadable(value);
    if (decoded === undefined) return [];
    const inner = scanRange({ text: decoded, facts }, tables, { from: 0, to: decoded.length });
    const [first] = settle(inner.found.map(({ candidate }) => candidate));
    if (first === undefined) return [];
    const from = match.index + line.indexOf(value);
    return [{ ...first, from, to: from + value.length, mask: maskOf(value), rank: 3 }];
  });
}

/** Expressions of this module that meet texts of strangers. */
export const scanPatterns: readonly RegExp[] = [databaseScheme, harmlessEnd, wrappedRun, encodedLine];
