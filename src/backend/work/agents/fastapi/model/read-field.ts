/**
 * A field or relation of a data model in one line: `string unique max 40`, `draft | sent = draft`, `date?`, `-> Client`,
 * `-> Tag[]`. A type that is not written is read off the name.
 */
import { type FieldType, fieldTypes } from '../../../../../contract/work/api-model/api-model-shape.ts';

/** As the schema of the model takes it, so that it says what is wrong with values. */
export type ReadMember =
  | { readonly kind: 'field'; readonly field: Readonly<Record<string, unknown>> }
  | { readonly kind: 'relation'; readonly relation: Readonly<Record<string, unknown>> }
  | { readonly kind: 'wrong'; readonly message: string };

const relationPattern = /^->\s*([A-Za-z][A-Za-z0-9]*)\s*(\[\]|\?)?$/;

export function readMember(name: string, written: string): ReadMember {
  const text = written.trim();
  if (text.startsWith('->')) return readRelation(name, text);
  const optional = /\?(?=\s|$)/.test(text);
  const { value, rest } = splitDefault(text.replace(/\?(?=\s|$)/, ' ').trim());
  if (rest.includes('|')) return readEnum(name, rest, { optional, value });
  return readTyped(name, rest.split(/[\s=]+/).filter(Boolean), { optional, value });
}

function readRelation(name: string, text: string): ReadMember {
  const [, to, sign] = relationPattern.exec(text) ?? [];
  if (to === undefined) return wrong(`${name}: write a relation as "-> Client", "-> Client?" or "-> Tag[]"`);
  const isMany = sign === '[]';
  const relation = { name, kind: isMany ? 'many' : 'one', to, ...(sign === '?' && { required: false }) };
  return { kind: 'relation', relation };
}

const wrong = (message: string): ReadMember => ({ kind: 'wrong', message });

/** What stands behind `default` or a lone `=`. */
function splitDefault(text: string): { readonly value: string | undefined; readonly rest: string } {
  const [, rest, value] = /^(.*?)(?:^|\s)(?:default\s(?!\s*\|)|=)\s*(.+)$/.exec(text) ?? [];
  return rest === undefined || value === undefined
    ? { value: undefined, rest: text }
    : { value: unquote(value), rest };
}

function unquote(text: string): string {
  const trimmed = text.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

interface Said {
  readonly optional: boolean;
  readonly value: string | undefined;
}

function readEnum(name: string, text: string, { optional, value }: Said): ReadMember {
  const words = text.replace(/^enum\b(?!\s*\|)/, '').split('|');
  const last = words.at(-1)?.trim().split(/\s+/) ?? [];
  const flags = last.slice(1);
  const values = [...words.slice(0, -1), last[0] ?? ''].map((word) => word.trim()).filter(Boolean);
  const unknown = flags.find((flag) => !['unique', 'optional', 'required'].includes(flag));
  if (unknown !== undefined) return wrong(`${name}: "${unknown}" is not understood`);
  const isOptional = optional || flags.includes('optional');
  const field = {
    name,
    type: 'enum',
    values,
    required: !isOptional,
    ...(flags.includes('unique') && { unique: true }),
    ...(value !== undefined && { default: value }),
  };
  return { kind: 'field', field };
}

function readTyped(name: string, words: readonly string[], { optional, value }: Said): ReadMember {
  const [first = ''] = words;
  const isTyped = first === '' ? false : !flagWords.has(first);
  const type = isTyped ? toType(first) : guessType(name);
  if (type === undefined)
    return wrong(
      `${name}: there is no type "${first}". Types: ${fieldTypes.filter((one) => one !== 'enum').join(', ')}, or values such as draft | sent`,
    );
  const options = readOptions(isTyped ? words.slice(1) : words);
  if (typeof options === 'string') return wrong(`${name}: ${options}`);
  const field = {
    name,
    type,
    ...(optional && { required: false }),
    ...options,
    ...(value !== undefined && { default: toValue(type, value) }),
  };
  return { kind: 'field', field };
}

/** Or what is wrong with them. */
function readOptions(words: readonly string[]): Readonly<Record<string, unknown>> | string {
  const options: Record<string, unknown> = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === 'min' || word === 'max') {
      at += 1;
      const limit = Number(words[at]);
      if (words[at] === undefined || Number.isNaN(limit)) return `"${word}" needs a number`;
      options[word] = limit;
    } else if (word === 'unique') options['unique'] = true;
    else if (word === 'optional') options['required'] = false;
    else if (word !== 'required') return `"${word}" is not understood`;
  }
  return options;
}

const flagWords = new Set(['unique', 'optional', 'required', 'min', 'max']);
const typeNames: Readonly<Record<string, FieldType>> = {
  ...Object.fromEntries(fieldTypes.filter((type) => type !== 'enum').map((type) => [type, type])),
  str: 'string',
  int: 'integer',
  bool: 'boolean',
  number: 'decimal',
  money: 'decimal',
  float: 'decimal',
  timestamp: 'datetime',
  time: 'datetime',
  link: 'url',
};

function toType(word: string): FieldType | undefined {
  return Object.hasOwn(typeNames, word.toLowerCase()) ? typeNames[word.toLowerCase()] : undefined;
}

/** JSON of the type; what is none is refused by the schema, which knows the field. */
function toValue(type: FieldType, text: string): unknown {
  if (type === 'boolean' && /^(?:true|false|yes|no)$/i.test(text)) return /^(?:true|yes)$/i.test(text);
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  return text;
}

/** By the endings and words that names of columns usually have. */
export function guessType(name: string): FieldType {
  return guesses.find(([pattern]) => pattern.test(name))?.[1] ?? 'string';
}

const guesses: readonly (readonly [RegExp, FieldType])[] = [
  [/(?:^|_)e?mail(?:_address)?$/, 'email'],
  [/(?:^|_)(?:url|website|homepage|link)$/, 'url'],
  [/(?:_at|^timestamp)$/, 'datetime'],
  [/(?:_on|(?:^|_)(?:date|day|birthday|deadline|datum|geburtstag))$/, 'date'],
  [
    /^(?:is|has|can|was)_|(?:^|_)(?:active|enabled|done|completed|archived|published|billable|paid|verified)$/,
    'boolean',
  ],
  [
    /(?:^|_)(?:price|amount|preis|betrag|summe|kosten|total|cost|fee|rate|budget|salary|balance|discount|net|gross|tax|weight|hours)$/,
    'decimal',
  ],
  [
    /(?:^|_)(?:count|quantity|stock|age|year|minutes|seconds|size|rank|priority|position|score|points|rating|duration|pages|capacity)$/,
    'integer',
  ],
  [/(?:^|_)(?:description|notes?|body|content|text|comment|message|summary|bio|address|details)$/, 'text'],
];
