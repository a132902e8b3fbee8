/** Statements whose values become parameters, in the form of their driver. */
import type { OffsetFix } from '../../draft.ts';
import { positional } from '../../match/call-parts.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, enclosingFunction, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { type TextPart, textParts } from './text-parts.ts';

/** How a driver writes the place of a value, and how it takes the values. */
interface Driver {
  readonly mark: (number: number) => string;
  readonly given: (values: readonly string[]) => string;
}

const list = (values: readonly string[]): string => `[${values.join(', ')}]`;
const tuple = (values: readonly string[]): string =>
  `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;

const drivers: readonly (readonly [RegExp, Driver])[] = [
  [/^pg\.|^@neondatabase\/serverless\.|^pg-promise/, { mark: (number) => `$${number}`, given: list }],
  [/^(?:mysql2?(?:\/promise)?|mariadb|promise-mysql|sqlite3|sqlite)\./, { mark: () => '?', given: list }],
  [/^(?:sqlite3|aiosqlite)\./, { mark: () => '?', given: tuple }],
  [/^(?:psycopg2?|pymysql|MySQLdb|mysql\.connector|aiomysql|aiopg)\./, { mark: () => '%s', given: tuple }],
  [/^asyncpg\./, { mark: (number) => `$${number}`, given: (values) => values.join(', ') }],
];

function driverOf({ resolver, syntax }: Run, callee: number): Driver | undefined {
  const name = resolver.nameOf(callee) ?? '';
  const isPython = syntax.grammar.family === 'python';
  return drivers.find(([names, { given }]) => names.test(name) && (given === list) !== isPython)?.[1];
}

/** Where a value may stand: behind a comparison, in a list of values. */
const valuePlace =
  /(?:[=<>]|\blike|\bilike|\blimit|\boffset|\bbetween|\bbetween\b[^;]{1,200}\band|\b(?:values|in)\s*\((?:[^()]*,)?|\bset\b[^;()]*,[^,]*=)\s*$/i;

interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
}

/** The statement with a mark for each value; undefined where one of them is a name, a list or a piece of the statement. */
function withMarks(parts: readonly TextPart[], { mark }: Driver): Statement | undefined {
  const escaped = (text: string): string => (mark(1) === '%s' ? text.replaceAll('%', '%%') : text);
  let sql = '';
  const values: string[] = [];
  let isQuoted = false;
  for (const [index, part] of parts.entries()) {
    if ('text' in part) {
      // The quote behind a value goes with the one before it.
      sql += escaped(isQuoted ? part.text.slice(1) : part.text);
      isQuoted = false;
      continue;
    }
    isQuoted = sql.endsWith("'");
    const before = isQuoted ? sql.slice(0, -1) : sql;
    if (!isValue(part.code, before) || !isWhole(parts[index + 1], isQuoted)) return undefined;
    values.push(part.code);
    sql = before + mark(values.length);
  }
  return { sql, values };
}

function isValue(code: string, before: string): boolean {
  return valuePlace.test(before) && !/\bjoin\(/.test(code);
}

/** Whether nothing of the statement belongs to the value itself: `'${name}%'`. */
function isWhole(next: TextPart | undefined, isQuoted: boolean): boolean {
  if (next === undefined) return !isQuoted;
  if (!('text' in next)) return false;
  return isQuoted ? next.text.startsWith("'") : /^(?:[\s),;]|$)/.test(next.text);
}

/** A literal that holds a statement, in the quotes of the text that it takes the place of; undefined where none fits. */
function quoted(run: Run, node: number, sql: string): string | undefined {
  const written = textOf(run.syntax, node);
  const [, quote] = /^[fF]?("""|'''|"|'|`)/.exec(written) ?? [];
  const isOne = kindAt(run.syntax, node) !== K.binary;
  const own = isOne ? quote : undefined;
  const others = run.syntax.grammar.family === 'python' ? ['"', "'", '"""'] : ["'", '"', '`'];
  const fits = (each: string): boolean =>
    !sql.includes(each) && (each.length === 3 || each === '`' || !sql.includes('\n'));
  const chosen = [...(own === undefined ? [] : [own]), ...others].find(fits);
  return chosen === undefined ? undefined : `${chosen}${sql}${chosen}`;
}

/** The text of a statement: the argument itself, or what gives the argument's name its only value in the same function. */
function statementNode({ resolver, syntax }: Run, argument: number): number {
  const inner = unwrap(syntax, argument);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  if (binding === undefined) return inner;
  const isOnce = binding.writes === 0 && binding.uses === 1 && binding.path.length === 0 && binding.init > 0;
  const isHere = enclosingFunction(syntax, binding.init) === enclosingFunction(syntax, inner);
  return isOnce && isHere ? unwrap(syntax, binding.init) : none;
}

const functions = new Set<number>([K.func]);

/** Whether the call takes its values where the fix puts them: nothing but the statement, and perhaps a callback, is given. */
function hasRoom({ syntax }: Run, call: number): boolean {
  const given = positional(syntax, call);
  const [, second = none, third = none] = given;
  const isBare = childrenOf(syntax, childBy(syntax, call, F.arguments)).length === given.length;
  return (
    isBare && third === none && (second === none || functions.has(kindAt(syntax, unwrap(syntax, second))))
  );
}

/** The statement of a call and where it is written. */
interface Found {
  readonly driver: Driver;
  readonly argument: number;
  readonly node: number;
  readonly statement: Statement;
}

function findStatement(run: Run, call: number): Found | undefined {
  const driver = driverOf(run, childBy(run.syntax, call, F.callee));
  const [argument = none] = positional(run.syntax, call);
  if (driver === undefined || argument === none || !hasRoom(run, call)) return undefined;
  const node = statementNode(run, argument);
  const parts = node === none ? undefined : textParts(run.syntax, node);
  const statement = parts && withMarks(parts, driver);
  const isFilled = statement !== undefined && statement.values.length > 0;
  return isFilled ? { driver, argument, node, statement } : undefined;
}

/** Puts the values of a statement into parameters of the call that runs it; undefined where that would change what it asks. */
export function sqlFix(run: Run, call: number): OffsetFix | undefined {
  const found = findStatement(run, call);
  const literal = found && quoted(run, found.node, found.statement.sql);
  if (found === undefined || literal === undefined) return undefined;
  const [own, given] = [spanOf(run, found.node), spanOf(run, found.argument)];
  const values = `, ${found.driver.given(found.statement.values)}`;
  const isInPlace = given.from <= own.from && own.to <= given.to;
  const apart = [
    { ...own, newText: literal },
    { from: given.to, to: given.to, newText: values },
  ];
  return {
    title: 'Pass the values as parameters',
    edits: isInPlace ? [{ ...given, newText: literal + values }] : apart,
  };
}

function spanOf({ syntax }: Run, node: number): { readonly from: number; readonly to: number } {
  return { from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0 };
}
