/** What is typed into the form, by the path of its field; pure. */
import type { AskForm, FieldOf, FormField, FormValue, FormValues } from './ask-messages.ts';

export function textOf(values: FormValues, path: string): string {
  const value = values[path];
  return typeof value === 'string' ? value : '';
}

/** As the user sees it: one row at least. */
export function rowsOf(values: FormValues, path: string): readonly string[] {
  const value = values[path];
  return Array.isArray(value) && value.length > 0 ? value : [''];
}

export function setRow(values: FormValues, path: string, index: number, text: string): FormValues {
  return { ...values, [path]: rowsOf(values, path).map((row, at) => (at === index ? text : row)) };
}

export function removeRow(values: FormValues, path: string, index: number): FormValues {
  return { ...values, [path]: rowsOf(values, path).filter((_, at) => at !== index) };
}

/** Each once, after those that are there, up to `most`. */
export function addRows(values: FormValues, field: FieldOf<'list'>, rows: readonly string[]): FormValues {
  const known = rowsOf(values, field.path).filter((row) => row.trim() !== '');
  return { ...values, [field.path]: [...new Set([...known, ...rows])].slice(0, field.maxItems) };
}

/** Empty rows are none: so the row that a refusal names is the row that the user sees. */
export function withoutEmptyRows(values: FormValues): FormValues {
  const trimmed = (value: FormValue) =>
    Array.isArray(value) ? value.filter((row) => row.trim() !== '') : value;
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [path, trimmed(value)]));
}

/** Those of a closed group are not shown. */
export function fieldsWithin({ fields }: AskForm, within: string | undefined): readonly FormField[] {
  return fields.filter((field) => field.within === within);
}

/** Of the button that asks; undefined where it has no name of its own. */
export function nameOfAsking({ fields }: AskForm, values: FormValues): string | undefined {
  const unset = fields.find(
    (field) =>
      field.kind === 'text' && field.whenEmpty !== undefined && textOf(values, field.path).trim() === '',
  );
  return unset?.kind === 'text' ? unset.whenEmpty : undefined;
}
