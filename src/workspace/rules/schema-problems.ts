/**
 * What is wrong with a file of rules, said as its author would: each wrong field with its line, what is missing of one
 * object in one sentence. The validator reports every branch of a choice, which buries what matters.
 */
import type { ErrorObject } from 'ajv';
import type { YamlFile } from '../yaml-file.ts';

interface Problem {
  readonly line: number;
  readonly isMissing: boolean;
  readonly text: string;
}

/** More than this is not read; they are counted. */
const mostTold = 10;

/** Sentences, wrong fields first; errors must come from a validator that is `verbose`. */
export function describeErrors(name: string, file: YamlFile, errors: readonly ErrorObject[]): string[] {
  const problems = withoutBranches(errors).map((error) => toProblem(file, error));
  const sorted = [...problems, ...missingFields(file, errors)].sort(
    (a, b) => Number(a.isMissing) - Number(b.isMissing) || a.line - b.line,
  );
  const told = [...new Set(sorted.map(({ line, text }) => `${name}:${line}: ${text}`))];
  if (told.length <= mostTold) return told;
  return [...told.slice(0, mostTold), `${name}: and ${told.length - mostTold} more`];
}

/** Errors that are told one by one: no field that is missing, and of a choice what says the most. */
function withoutBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const dropped = new Set<ErrorObject>(errors.filter(({ keyword }) => keyword === 'required'));
  for (const choice of errors.filter(isChoice)) {
    const branches = errors.filter((error) => isBranch(choice, error));
    // A value of another kind says nothing; one of the right kind that has faults says where.
    const telling = isOfFields(choice) ? [] : branches.filter(({ keyword }) => keyword !== 'type');
    if (telling.length > 0) dropped.add(choice);
    for (const error of branches) if (!telling.includes(error)) dropped.add(error);
  }
  return errors.filter((error) => !dropped.has(error));
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

/** Whether an error is what keeps one branch of a choice from fitting. */
function isBranch(choice: ErrorObject, error: ErrorObject): boolean {
  return (
    error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
    (error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`))
  );
}

/** The fields that a choice is between, e.g. `match`, `flow` and `check`; empty when it is one of values. */
function fieldsOf({ schema }: ErrorObject): readonly string[] {
  if (!Array.isArray(schema)) return [];
  const lists = schema.map((each: { readonly required?: readonly string[]; readonly type?: unknown }) =>
    each.type === undefined ? (each.required ?? []) : [],
  );
  return lists.some((fields) => fields.length === 0) ? [] : lists.map((fields) => fields.join(' with '));
}

function isOfFields(choice: ErrorObject): boolean {
  return fieldsOf(choice).length > 0;
}

/** One sentence an object that lacks fields. */
function missingFields(file: YamlFile, errors: readonly ErrorObject[]): readonly Problem[] {
  const choices = errors.filter(isChoice);
  const plain = errors.filter(
    (error) =>
      error.keyword === 'required' &&
      !choices.some((choice) => isOfFields(choice) && isBranch(choice, error)),
  );
  const byObject = Map.groupBy(plain, ({ instancePath }) => instancePath);
  return [...byObject].map(([instancePath, lacking]) => {
    const fields = lacking.map(({ params }) => String(params['missingProperty']));
    return { ...placed(file, stepsOf(instancePath), `needs ${fields.join(', ')}`), isMissing: true };
  });
}

function toProblem(file: YamlFile, error: ErrorObject): Problem {
  const steps = stepsOf(error.instancePath);
  const extra: unknown = error.params['additionalProperty'];
  if (typeof extra === 'string') return placed(file, [...steps, extra], 'there is no such field');
  const fields = isChoice(error) ? fieldsOf(error) : [];
  if (fields.length > 0) {
    const number = error.keyword === 'oneOf' ? 'exactly one' : 'one';
    return { ...placed(file, steps, `needs ${number} of ${fields.join(', ')}`), isMissing: true };
  }
  const allowed: unknown = error.params['allowedValues'];
  const choices = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
  return placed(file, steps, `${isChoice(error) ? valuesOf(error) : (error.message ?? 'invalid')}${choices}`);
}

/** What a choice of values is between. */
function valuesOf({ schema, message }: ErrorObject): string {
  const kinds = Array.isArray(schema) ? schema.flatMap(({ type, const: only }) => type ?? only ?? []) : [];
  return kinds.length > 0 ? `must be ${[...new Set(kinds)].join(' or ')}` : (message ?? 'invalid');
}

function placed(file: YamlFile, field: readonly (string | number)[], what: string): Problem {
  return {
    line: file.lineOf(field),
    isMissing: false,
    text: `${field.join('.') || 'the file'}: ${what}`,
  };
}

function stepsOf(instancePath: string): (string | number)[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}
