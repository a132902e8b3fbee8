/** What is wrong in `.vireo.yml`, or another file of ours, in words: the validator's own are for programmers. */
import type * as z from 'zod';
import { projectConfigSchema } from './config-schema.ts';
import { suggestNames } from './nearest-names.ts';

export interface ConfigProblem {
  readonly field: readonly PropertyKey[];
  readonly what: string;
}

type Issue = z.core.$ZodIssue;

/** `value`: what was read; `known`: the keys that a misspelt one may have been meant for. */
export function describeIssue(
  issue: Issue,
  value: unknown,
  known: readonly string[] = knownSettings,
): readonly ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key],
      what: `there is no such setting${suggestNames(key, known)}`,
    }));
  }
  return [{ field: issue.path, what: whatIsWrong(issue, valueAt(value, issue.path)) }];
}

/** Those of every level: which level a misspelt one was meant for is seen by its place. */
const knownSettings = [
  ...Object.keys(projectConfigSchema.shape),
  'paths',
  'rule',
  'reason',
  'licenses',
  'allow',
  'deny',
];

function whatIsWrong(issue: Issue, given: unknown): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be ${anyOf(issue.values)}${butIs(given, issue.values)}`;
    case 'invalid_type':
      return given === undefined ? `is missing: ${wanted(issue.expected)}` : notOf(issue.expected, given);
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'too_small':
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function anyOf(values: readonly unknown[]): string {
  const names = values.map(String);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function butIs(given: unknown, values: readonly unknown[]): string {
  if (given === undefined) return '';
  const near = typeof given === 'string' ? suggestNames(given, values.map(String)) : '';
  return `, and is ${shown(given)}${near}`;
}

function notOf(expected: string, given: unknown): string {
  const hint = expected === 'array' && typeof given === 'string' ? `: write [${JSON.stringify(given)}]` : '';
  return `must be ${wanted(expected)}, and is ${shown(given)}${hint}`;
}

const types: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a map of settings',
  record: 'a map of settings',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function wanted(type: string): string {
  return types[type] ?? type;
}

function shown(given: unknown): string {
  if (given === null) return 'empty';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object') return 'a map of settings';
  return typeof given === 'string' ? JSON.stringify(given.slice(0, 60)) : String(given);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
