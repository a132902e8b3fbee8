/** Formats compiled for use: expressions made, keywords gathered into one index, rules told. */
import type { RuleInfo } from '../model.ts';
import type { SecretFormat, SecretReader } from '../rules/secret-data.ts';
import { encodeBase64 } from './base64.ts';
import { KeywordIndex } from './keyword-index.ts';
import { nameKeywords } from './names.ts';

/** A format with a pattern, ready to run. */
export interface PatternFormat {
  readonly format: SecretFormat;
  readonly rule: RuleInfo;
  /** Sticky; global where a whole file is searched. */
  readonly expression: RegExp;
  readonly near: RegExp | undefined;
  /** All of it is the secret. */
  readonly isWhole: boolean;
  /** Literal beginning: shown in the mask, and no part of what is judged. */
  readonly lead: string;
  /** A match begins `back` characters before its keyword, and nowhere nearer. */
  readonly isExact: boolean;
}

/** A format that is told by the name of the value. */
export interface ValueFormat {
  readonly format: SecretFormat;
  readonly rule: RuleInfo;
  readonly expression: RegExp;
}

/** What a keyword starts. */
export interface Task {
  readonly keyword: string;
  readonly patterns: readonly PatternFormat[];
  readonly reads: 'name' | 'url' | 'armour' | 'putty' | 'wrapped' | undefined;
}

/** All formats of a rule set, in tables. */
export interface FormatTables {
  readonly index: KeywordIndex;
  readonly tasks: readonly Task[];
  readonly values: readonly ValueFormat[];
  /** The formats whose provider a name speaks of, for names that have come up. */
  readonly byName: Map<string, readonly ValueFormat[]>;
  readonly byPath: readonly (PatternFormat & { readonly path: RegExp })[];
  readonly readers: Readonly<Partial<Record<SecretReader, RuleInfo>>>;
  readonly rules: readonly RuleInfo[];
  /** Ids of the rules that know a secret by the name beside it. */
  readonly namedAlone: ReadonlySet<string>;
}

const why =
  'What is in a repository stays in its history, in every clone and every backup, and machines search public ones for exactly this within minutes. A secret there cannot be taken back; it can only be replaced.';

/** Whether the name beside a value is all that says what it is, or a random value of no form of its own. */
export function isNamedAlone({ value, near, reader, pattern, kind }: SecretFormat): boolean {
  if (reader !== undefined) return reader === 'password' || reader === 'secret';
  return value !== undefined || near !== undefined || (pattern !== undefined && kind !== 'token');
}

/** What a format says of itself as a rule. */
export function secretRule(format: SecretFormat): RuleInfo {
  const isKey = format.reader === 'private-key' || format.reader === 'encrypted-key';
  return {
    id: format.id,
    title: format.title,
    category: 'security',
    languages: [],
    severity: format.severity,
    confidence: format.confidence,
    cwe: isKey ? [321, 798] : [798],
    owasp: ['A07:2021'],
    tags: ['secrets', format.provider],
    why,
    fix: `${format.revoke} Then read the new one from the environment or a secret store.`,
    references: [format.reference, 'https://cwe.mitre.org/data/definitions/798.html'],
  };
}

/** Literal characters at the beginning of an expression. */
export function leadOf(pattern: string): string {
  const found = /^(?:[\w:/"@~%;=&-]|\\[.$+])*/.exec(pattern)?.[0] ?? '';
  // A quantifier or an alternative takes the last character back.
  const rest = pattern.slice(found.length);
  const literal = found.replaceAll('\\', '');
  return /^[?*{+]/.test(rest) ? literal.slice(0, -1) : literal;
}

function compilePattern(format: SecretFormat, pattern: string): PatternFormat {
  const flags = `${format.paths === undefined ? 'y' : 'g'}${format.ignoreCase === true ? 'i' : ''}${format.paths === undefined ? '' : 'm'}`;
  return {
    format,
    rule: secretRule(format),
    expression: new RegExp(pattern, flags),
    near: format.near === undefined ? undefined : new RegExp(format.near, 'i'),
    isWhole: !pattern.includes('(?<secret>'),
    lead: leadOf(pattern),
    isExact: /^\[[^\]]{1,60}\]\{(\d+)\}/.exec(pattern)?.[1] === String(format.back),
  };
}

/** The letters that a text surely begins with once it is in base 64; lower case, as keywords are. */
export function wrappedLead(lead: string): string {
  const sure = Math.floor((lead.length * 8) / 6);
  return encodeBase64(lead).slice(0, sure).toLowerCase();
}

const wrappedStarts = [
  '{"type":"service_account"',
  '{"type": "service_account"',
  '{\n  "type": "service_account"',
  '{"auths":',
  '-----BEGIN ',
  'postgres',
  'mysql://',
  'mongodb',
  'redis://',
  'amqp://',
  'eyJhbGci',
];

/** In base 64 fewer than five letters say too little. */
const leastWrapped = 5;

/** Literal beginnings of a format: of one that begins with a choice between a few letters, each. */
function leadsOf({ format, lead }: PatternFormat): readonly string[] {
  const choice = /^([\w-]{0,8})\[([a-zA-Z]{2,6})\]/.exec(format.pattern ?? '');
  if (choice === null) return [lead];
  const [all, before = '', letters = ''] = choice;
  const behind = leadOf((format.pattern ?? '').slice(all.length));
  return [...letters].map((letter) => before + letter + behind);
}

class TaskTable {
  readonly tasks = new Map<string, { patterns: PatternFormat[]; reads: Task['reads'] }>();

  of(keyword: string): { patterns: PatternFormat[]; reads: Task['reads'] } {
    const known = this.tasks.get(keyword) ?? { patterns: [], reads: undefined };
    this.tasks.set(keyword, known);
    return known;
  }

  wrap(lead: string): void {
    const wrapped = wrappedLead(lead);
    if (wrapped.length >= leastWrapped) this.of(wrapped).reads ??= 'wrapped';
  }
}

function fillTasks(
  table: TaskTable,
  patterns: readonly PatternFormat[],
  values: readonly ValueFormat[],
): void {
  for (const keyword of nameKeywords) table.of(keyword).reads = 'name';
  for (const { format } of values) for (const keyword of format.keywords) table.of(keyword).reads ??= 'name';
  for (const pattern of patterns) {
    for (const keyword of pattern.format.keywords) table.of(keyword).patterns.push(pattern);
    if (pattern.format.back === undefined) for (const lead of leadsOf(pattern)) table.wrap(lead);
  }
  for (const start of wrappedStarts) table.wrap(start);
  table.of('://').reads = 'url';
  table.of('-begin ').reads = 'armour';
  table.of('putty-user-key-file').reads = 'putty';
}

/** Compiles formats for use. */
export function compileFormats(formats: readonly SecretFormat[]): FormatTables {
  const withPattern = formats.flatMap((format) =>
    format.pattern === undefined ? [] : [compilePattern(format, format.pattern)],
  );
  const values = formats.flatMap((format): ValueFormat[] => {
    if (format.value === undefined) return [];
    const expression = new RegExp(`^(?:${format.value})$`);
    return [{ format, rule: secretRule(format), expression }];
  });
  const table = new TaskTable();
  fillTasks(
    table,
    withPattern.filter(({ format }) => format.paths === undefined),
    values,
  );
  const readers = formats.flatMap((format) =>
    format.reader === undefined ? [] : [[format.reader, secretRule(format)] as const],
  );
  return {
    index: new KeywordIndex([...table.tasks.keys()]),
    tasks: [...table.tasks].map(([keyword, task]) => ({ keyword, ...task })),
    values,
    byName: new Map(),
    byPath: withPattern.flatMap((each) =>
      each.format.paths === undefined ? [] : [{ ...each, path: new RegExp(each.format.paths) }],
    ),
    readers: Object.fromEntries(readers),
    rules: formats.map(secretRule),
    namedAlone: new Set(formats.filter(isNamedAlone).map(({ id }) => id)),
  };
}
