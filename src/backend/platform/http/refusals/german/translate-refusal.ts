/**
 * What the API refuses, in German. Refusals are written in English where they are thrown, for logs and for programs; a person
 * whose client asks for German reads them by these tables. What no table has stays English.
 */
import type { ErrorEnvelope, FieldIssue } from '../../api-error.ts';
import { backup } from './backup.ts';
import { coach } from './coach.ts';
import { fields } from './fields.ts';
import { general } from './general.ts';
import { issues } from './issues.ts';
import { money } from './money.ts';
import { practice } from './practice.ts';
import { schema } from './schema.ts';
import { time } from './time.ts';
import { words } from './words.ts';

export const germanTexts: Readonly<Record<string, string>> = {
  ...general,
  ...time,
  ...money,
  ...practice,
  ...coach,
  ...issues,
  ...fields,
  ...backup,
};

const allTexts: Readonly<Record<string, string>> = { ...germanTexts, ...schema };

interface Template {
  /** What stands around the places. */
  readonly parts: readonly string[];
  readonly german: string;
}

const place = /\{\d\}/;

/** The most telling first: `{0} Nothing was changed.` fits more than one text. */
function compile(): readonly Template[] {
  return Object.entries(allTexts)
    .filter(([english]) => place.test(english))
    .map(([english, german]) => ({ parts: english.split(place), german }))
    .sort((one, other) => other.parts.join('').length - one.parts.join('').length);
}

/** What stands at the places, each as short as it can be; undefined where the text is another. */
function findValues(text: string, [first = '', ...parts]: readonly string[]): readonly string[] | undefined {
  if (!text.startsWith(first)) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const at = isLast ? text.length - part.length : text.indexOf(part, from + 1);
    if (at <= from || !text.startsWith(part, at)) return undefined;
    values.push(text.slice(from, at));
    from = at + part.length;
  }
  return values;
}

// process-local: made of tables, which never change; on several: nothing.
let templates: readonly Template[] | undefined;

/** A refusal, or what is wrong with a field; unchanged where no German is known. */
export function toGerman(text: string): string {
  const known = Object.hasOwn(allTexts, text) ? allTexts[text] : undefined;
  if (known !== undefined) return known;
  templates ??= compile();
  for (const { parts, german } of templates) {
    const values = findValues(text, parts);
    if (values !== undefined)
      return german.replaceAll(/\{(\d)\}/g, (_, index: string) => sayValue(values[Number(index)] ?? ''));
  }
  return text;
}

/** A state, a name, or a sentence within one; what people have named stays. */
function sayValue(value: string): string {
  const said = value.split(' and ').map((part) => (Object.hasOwn(words, part) ? words[part] : undefined));
  if (said.every((part) => part !== undefined)) return said.join(' und ');
  return /^a |[.!]$/.test(value) ? toGerman(value) : value;
}

/** Whether a header `Accept-Language` asks for German first. */
export function prefersGerman(accepted: string | undefined): boolean {
  return accepted?.trim().toLowerCase().startsWith('de') === true;
}

const join = (details: readonly FieldIssue[]): string =>
  details.map(({ field, issue }) => (field ? `${field}: ${issue}` : issue)).join('; ');

/** The same refusal for a person who reads German. */
export function envelopeInGerman({ error }: ErrorEnvelope): ErrorEnvelope {
  const details = error.details.map(({ field, issue }) => ({ field, issue: toGerman(issue) }));
  const listed = join(error.details);
  const isList = listed !== '' && error.message.startsWith(listed);
  const message = isList ? `${join(details)}${error.message.slice(listed.length)}` : toGerman(error.message);
  return { error: { ...error, message, details } };
}
