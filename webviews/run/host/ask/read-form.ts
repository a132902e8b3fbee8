/** The input that an agent is asked with, from what was typed into its form; pure. */
import type { FieldOf, FormField, FormValue, FormValues } from '../../ask/ask-messages.ts';
import { type JsonSchema, objectOf, optionsOf, withoutNull } from './form-fields.ts';

/** Why a field cannot be read; a sentence is made of it where it is shown. */
export type FieldFault = 'required' | 'number' | 'json';

export interface ReadForm {
  readonly input: Readonly<Record<string, unknown>>;
  /** By the path of the field. */
  readonly faults: Readonly<Record<string, FieldFault>>;
}

interface Asked {
  readonly fields: readonly FormField[];
  readonly schema: JsonSchema;
}

/** What is left empty is left out: the agent's own default stands for it. */
export function readForm({ fields, schema }: Asked, values: FormValues): ReadForm {
  const faults: Record<string, FieldFault> = {};
  const readGroup = (within: string | undefined, own: JsonSchema): Record<string, unknown> => {
    const properties = objectOf(own['properties']);
    const members = fields.filter((field) => field.within === within);
    return Object.fromEntries(
      members.flatMap((field) => {
        const name = nameOf(field);
        const inner = withoutNull(objectOf(properties[name]));
        const value = values[field.path];
        if (field.kind === 'group') {
          return field.isRequired || value === true ? [[name, readGroup(field.path, inner)]] : [];
        }
        const read = readValue(field, value, inner);
        if (read.fault !== undefined) faults[field.path] = read.fault;
        return read.value === undefined ? [] : [[name, read.value]];
      }),
    );
  };
  return { input: readGroup(undefined, schema), faults };
}

/** The last part of its path. */
function nameOf({ path }: FormField): string {
  return (path.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

interface ReadValue {
  readonly value?: unknown;
  readonly fault?: FieldFault;
}

/** All, where that is what the agent takes none for, is left out as none is. */
function readChoices(field: FieldOf<'choices'>, value: FormValue | undefined): ReadValue {
  const chosen = Array.isArray(value) ? value : [];
  const isAll = field.noneIsAll && chosen.length === field.options.length;
  if (chosen.length > 0 && !isAll) return { value: chosen };
  return field.isRequired && !isAll ? { fault: 'required' } : {};
}

function readChoice(field: FieldOf<'choice'>, typed: string, schema: JsonSchema): ReadValue {
  return typed === field.unset ? {} : { value: optionsOf(schema)?.find((one) => String(one) === typed) };
}

function readList(field: FormField, value: FormValue | undefined): ReadValue {
  const items = Array.isArray(value) ? value.filter((item) => item.trim() !== '') : [];
  if (items.length > 0) return { value: items };
  return field.isRequired ? { fault: 'required' } : {};
}

function readValue(field: FormField, value: FormValue | undefined, schema: JsonSchema): ReadValue {
  if (field.kind === 'flag') return { value: value === true };
  if (field.kind === 'list') return readList(field, value);
  if (field.kind === 'choices') return readChoices(field, value);
  const typed = typeof value === 'string' ? value : '';
  if (typed.trim() === '') return field.isRequired ? { fault: 'required' } : {};
  if (field.kind === 'choice') return readChoice(field, typed, schema);
  if (field.kind === 'number') return readNumber(typed, field.isWhole);
  return field.kind === 'json' ? readJson(typed) : { value: typed };
}

function readNumber(typed: string, isWhole: boolean): ReadValue {
  const value = Number(typed.trim().replace(',', '.'));
  return isWhole ? (Number.isSafeInteger(value) ? { value } : { fault: 'number' }) : finite(value);
}

function finite(value: number): ReadValue {
  return Number.isFinite(value) ? { value } : { fault: 'number' };
}

function readJson(typed: string): ReadValue {
  try {
    return { value: JSON.parse(typed) };
  } catch {
    return { fault: 'json' };
  }
}

interface Issue {
  /** `input.publish.branch`, `input.paths.2`. */
  readonly field: string;
  readonly issue: string;
}

export interface PlacedIssues {
  /** By the path of a field, or of one row of a list. */
  readonly errors: Readonly<Record<string, string>>;
  /** Those of no field. */
  readonly others: readonly string[];
}

/** Says what the backend refused at the field that it is of: the closest that the form has. */
export function placeIssues(fields: readonly FormField[], issues: readonly Issue[]): PlacedIssues {
  const errors: Record<string, string> = {};
  const others: string[] = [];
  const dotted = (field: FormField) => `input${field.path.replaceAll('/', '.')}`;
  for (const { field, issue } of issues) {
    const own = fields
      .filter((one) => field === dotted(one) || field.startsWith(`${dotted(one)}.`))
      .toSorted((one, other) => other.path.length - one.path.length)[0];
    const row = own && /^\.(\d+)$/.exec(field.slice(dotted(own).length))?.[1];
    if (own === undefined) others.push(field === 'input' ? issue : `${field}: ${issue}`);
    else errors[row !== undefined && own.kind === 'list' ? `${own.path}/${row}` : own.path] ??= issue;
  }
  return { errors, others };
}
