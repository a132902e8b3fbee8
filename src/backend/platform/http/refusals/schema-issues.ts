/** What the schemas of requests refuse: by the codes and parameters of zod, whose English words are the keys. */
import { asText, Text, text } from '../../../../words/text.ts';

export interface SchemaIssue {
  /** Of zod: `too_small`. */
  readonly code: string;
  /** In English. */
  readonly message: string;
  /** The other fields of the issue. */
  readonly params: Readonly<Record<string, unknown>>;
}

type Params = SchemaIssue['params'];

/** A fault that a schema of ours finds by itself, and whose words have places: what `addIssue` and `refine` take. */
export function asIssue(said: Text): {
  readonly code: 'custom';
  readonly message: string;
  readonly params: { readonly said: Text };
} {
  return { code: 'custom', message: String(said), params: { said } };
}

/** What is wrong, as a text; a message that a schema gives by itself is a key as a whole. */
export function sayIssue(issue: SchemaIssue): Text {
  const own = saidIn(issue.params['params']);
  if (own !== undefined) return own;
  const byZod = readers[issue.code]?.(issue.params, issue.message);
  return byZod !== undefined && String(byZod) === issue.message ? byZod : asText(issue.message);
}

function saidIn(params: unknown): Text | undefined {
  const said: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, 'said') : undefined;
  return said instanceof Text ? said : undefined;
}

const readers: Readonly<Record<string, (params: Params, message: string) => Text | undefined>> = {
  invalid_type: readType,
  invalid_value: ({ values }) => (Array.isArray(values) ? readChoice(values) : undefined),
  too_small: readTooSmall,
  too_big: readTooBig,
  invalid_format: ({ format, pattern }) =>
    format === 'regex'
      ? text`Invalid string: must match pattern ${String(pattern)}`
      : formats[String(format)],
};

const formats: Readonly<Record<string, Text>> = {
  date: text`Invalid ISO date`,
  datetime: text`Invalid ISO datetime`,
  email: text`Invalid email address`,
  url: text`Invalid URL`,
  uuid: text`Invalid UUID`,
};

/** What was received stands in the words alone. */
function readType({ expected }: Params, message: string): Text {
  const received = message.slice(`Invalid input: expected ${String(expected)}, received `.length);
  return text`Invalid input: expected ${String(expected)}, received ${received}`;
}

function readChoice(values: readonly unknown[]): Text {
  const listed = values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value))).join('|');
  return values.length === 1
    ? text`Invalid input: expected ${listed}`
    : text`Invalid option: expected one of ${listed}`;
}

function readTooSmall({ origin, minimum, inclusive }: Params): Text {
  const least = String(minimum);
  if (origin === 'string') return text`Too small: expected string to have >=${least} characters`;
  if (origin === 'array') return text`Too small: expected array to have >=${least} items`;
  return inclusive === false
    ? text`Too small: expected ${String(origin)} to be >${least}`
    : text`Too small: expected ${String(origin)} to be >=${least}`;
}

function readTooBig({ origin, maximum, inclusive }: Params): Text {
  const most = String(maximum);
  if (origin === 'string') return text`Too big: expected string to have <=${most} characters`;
  if (origin === 'array') return text`Too big: expected array to have <=${most} items`;
  return inclusive === false
    ? text`Too big: expected ${String(origin)} to be <${most}`
    : text`Too big: expected ${String(origin)} to be <=${most}`;
}

/** The same of an issue as zod itself gives it, for what is parsed elsewhere than at the edge. */
export function sayFault(issue: { readonly code?: string | undefined; readonly message: string }): Text {
  return sayIssue({ code: issue.code ?? '', message: issue.message, params: { ...issue } });
}
