/** Variables that code of the product reads, by the ways in which its language does. */
import escapeStringRegexp from 'escape-string-regexp';
import type { ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';

/** Those that are of the runtime itself, and of no deployment. */
const ofRuntime = new Set(['PATH', 'HOME', 'PWD', 'PYTHONPATH', 'VIRTUAL_ENV']);

/** That Vite sets itself. */
const ofVite = new Set(['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL']);

const name = '([A-Z][A-Z0-9_]*)';
const script = [
  new RegExp(`['"]${name}['"] in (?:process\\.)?env\\b`, 'g'),
  new RegExp(`\\b(?:required|requireEnv|mustEnv|getEnv|envVar|requiredEnv)\\(\\s*['"]${name}['"]`, 'g'),
  /\b(?:process\.env|import\.meta\.env|Bun\.env)\.(?!DEV\b|PROD\b|MODE\b|SSR\b|BASE_URL\b)([A-Za-z_]\w*)/g,
  new RegExp(`\\bprocess\\.env\\[\\s*['"\`]${name}['"\`]`, 'g'),
  new RegExp(
    `\\b(?:[Cc]onfig(?:Service|uration)?|this\\.config(?:Service)?)\\.(?:get|getOrThrow)(?:<[^>]*>)?\\(\\s*['"]${name}['"]`,
    'g',
  ),
  new RegExp(`\\bDeno\\.env\\.get\\(\\s*['"]${name}['"]`, 'g'),
  new RegExp(`\\benv\\(\\s*['"]${name}['"]\\s*\\)`, 'g'),
];
const python = [
  new RegExp(`["']${name}["'] in os\\.environ`, 'g'),
  new RegExp(`\\benv(?:iron)?\\[\\s*["']${name}["']`, 'g'),
  new RegExp(`\\benv(?:iron)?\\.get\\(\\s*["']${name}["']`, 'g'),
  new RegExp(
    `\\b(?:os\\.)?(?:environ\\.get\\(|environ\\[|getenv\\(|environ\\.setdefault\\()\\s*["']${name}["']`,
    'g',
  ),
  new RegExp(
    `(?<![\\w.])(?:config|env(?:\\.\\w+)?|decouple\\.config|get_env\\w*)\\(\\s*["']${name}["']`,
    'g',
  ),
];
const others: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [/\.(?:[cm]?[jt]sx?|vue|svelte)$|(?:^|\/)bin\/www$/, script],
  [/\.prisma$/, [new RegExp(`\\benv\\(\\s*"${name}"`, 'g')]],
  [/\.py$/, python],
  [
    /\.go$/,
    [
      new RegExp(`\\b(?:must)?[gG]et[eE]nv\\w*\\(\\s*"${name}"`, 'g'),
      new RegExp(`\\bmustEnv\\(\\s*"${name}"`, 'g'),
      new RegExp(`\\bos\\.(?:Getenv|LookupEnv)\\(\\s*"${name}"`, 'g'),
      new RegExp(`\\benv(?:config)?:"${name}`, 'g'),
      // Viper, and packages that are called so: `BindEnv("db.dsn", "DB_DSN")`, `env.Or("NATS_URL", …)`.
      new RegExp(`\\bBindEnv\\(\\s*"[^"]*"\\s*,\\s*"${name}"`, 'g'),
      new RegExp(`\\benv\\.[A-Z]\\w*\\(\\s*"${name}"`, 'g'),
    ],
  ],
  [/\.rs$/, [new RegExp(`\\benv::var(?:_os)?\\(\\s*"${name}"`, 'g')]],
  [/\.(?:java|kt)$/, [new RegExp(`\\bSystem\\.getenv\\(\\s*"${name}"`, 'g')]],
  [/\.rb$/, [new RegExp(`\\bENV(?:\\.fetch\\(|\\[)\\s*['"]${name}['"]`, 'g')]],
  [
    /\.php$/,
    [
      new RegExp(`\\b(?:getenv|env)\\(\\s*['"]${name}['"]`, 'g'),
      new RegExp(`\\$_ENV\\[\\s*['"]${name}['"]`, 'g'),
    ],
  ],
  [/\.cs$/, [new RegExp(`GetEnvironmentVariable\\(\\s*"${name}"`, 'g')]],
];

export async function environmentFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.files.filter(isProduct)) {
    const patterns = others.find(([files]) => files.test(file))?.[1];
    if (patterns === undefined) continue;
    const text = await tree.code(file);
    for (const { variable, offset } of withPrefixes(file, text, [
      ...readBy(patterns, text),
      ...(file.endsWith('.py')
        ? [...settingsFields(text), ...byDefault(text)]
        : file.endsWith('.go')
          ? [...byConstant(text), ...byViper(text)]
          : [...destructured(text), ...schemaKeys(text), ...loadedEnv(text)]),
    ]))
      if (!ofRuntime.has(variable))
        found.push({
          kind: 'environment',
          value: variable,
          rank: 'code',
          evidence: evidenceAt(file, text, offset),
          scope: scopes.of(file),
        });
  }
  return found;
}

interface Read {
  readonly variable: string;
  readonly offset: number;
}

function readBy(patterns: readonly RegExp[], text: string): readonly Read[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 1: variable = '', index }) => ({ variable, offset: index })),
  );
}

/** `os.Getenv(keyDsn)`, by the constant of the file. */
function byConstant(text: string): readonly Read[] {
  return [...text.matchAll(/\bos\.(?:Getenv|LookupEnv)\(\s*([A-Za-z]\w*)\s*\)/g)].flatMap(
    ({ 1: constant = '' }) => {
      const found = new RegExp(`\\b${escapeStringRegexp(constant)}\\s*=\\s*"([A-Z][A-Z0-9_]*)"`).exec(text);
      return found === null ? [] : [{ variable: found[1] ?? '', offset: found.index }];
    },
  );
}

/** Keys that Viper reads from the environment, with its prefix and what stands for a dot. */
function byViper(text: string): readonly Read[] {
  if (!/\.AutomaticEnv\(\)/.test(text)) return [];
  const prefix = /\.SetEnvPrefix\(\s*"(\w+)"/.exec(text)?.[1];
  const dot = /NewReplacer\(\s*"\."\s*,\s*"(\w+)"/.exec(text)?.[1] ?? '.';
  const bound = new Set([...text.matchAll(/\bBindEnv\(\s*"([^"]+)"/g)].map(([, key = '']) => key));
  return [...text.matchAll(/\.Get(?:String|Int\w*|Bool|Duration|Float64|StringSlice)?\(\s*"([a-z][\w.-]*)"/g)]
    .filter(({ 1: key = '' }) => !bound.has(key))
    .map(({ 1: key = '', index }) => {
      const name = `${prefix === undefined ? '' : `${prefix}_`}${key.replaceAll('.', dot)}`.toUpperCase();
      return { variable: name, offset: index };
    })
    .filter(({ variable }) => /^[A-Z][A-Z0-9_]*$/.test(variable));
}

/** `const { PORT, HOST = 'x' } = process.env`, and the fields of a schema that reads the environment. */
function destructured(text: string): readonly Read[] {
  return [...text.matchAll(/\{([^{}]*)\}\s*=\s*(process|import\.meta)\.env\b/g)].flatMap(
    ({ 1: list = '', 2: owner, index }) =>
      [...list.matchAll(/(?<![\w.])([A-Z][A-Z0-9_]+)(?=\s*(?:[,:=]|$))/g)]
        .filter(({ 1: name = '' }) => owner === 'process' || !ofVite.has(name))
        .map((match) => ({ variable: match[1] ?? '', offset: index + match.index })),
  );
}

/**
 * Fields of pydantic's settings are variables of their names, with the prefix that its configuration gives
 * (pydantic-settings, "Environment variable names").
 */
function settingsFields(text: string): readonly Read[] {
  const found: Read[] = [];
  for (const match of text.matchAll(
    /^class\s+\w+\([^)]*\bBaseSettings\b[^)]*\):[ \t]*\n((?:(?:[ \t]+[^\n]*)?\n)*)/gm,
  )) {
    const body = match[1] ?? '';
    const from = match.index + match[0].length - body.length;
    const prefix = /env_prefix["']?\s*[=:]\s*["'](\w*)["']/.exec(body)?.[1] ?? '';
    for (const field of body.matchAll(
      /^(?: {4}|\t)([A-Za-z]\w*)\s*:\s*(?!ClassVar)[^\n=]+(?:=\s*([^\n]*))?/gm,
    )) {
      const [, own = '', value = ''] = field;
      if (own === 'model_config') continue;
      const alias = /(?:validation_alias|alias|env)\s*=\s*["'](\w+)["']/.exec(value)?.[1];
      found.push({ variable: (alias ?? `${prefix}${own}`).toUpperCase(), offset: from + field.index });
    }
  }
  return found;
}

/** What checks the environment by a schema: its keys are variables. */
const checker =
  /from\s+['"](?:@fastify\/env|envalid|@t3-oss\/env[\w-]*|env-var|znv)['"]|require\(\s*['"](?:@fastify\/env|fastify-env|envalid|znv)['"]|\.(?:parse|safeParse|validate)\(\s*process\.env\b/;

function schemaKeys(text: string): readonly Read[] {
  if (!checker.test(text)) return [];
  return [...text.matchAll(/^\s+['"]?([A-Z][A-Z0-9_]{2,})['"]?\s*:/gm)].map(
    ({ 0: whole, 1: variable = '', index }) => ({
      variable,
      offset: index + whole.indexOf(variable),
    }),
  );
}

/** `env.NAME` where `env` is that of the process, what Vite has loaded, or a module of the project that checks it. */
function loadedEnv(text: string): readonly Read[] {
  if (
    !/\bloadEnv\(|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](?:(?:node:)?process|[^'"]*\benv(?:\.[cm]?[jt]s)?)['"]/.test(
      text,
    )
  )
    return [];
  return readBy([/(?<![\w.])env\.([A-Z][A-Z0-9_]*)\b/g], text);
}

/** Libraries that read a variable which nobody names. */
function byDefault(text: string): readonly Read[] {
  const found = /\benv\.db(?:_url)?\(\s*\)|\bdj_database_url\.config\(/.exec(text);
  return found === null ? [] : [{ variable: 'DATABASE_URL', offset: found.index }];
}

/** `with env.prefixed("ADMIN_"):` of environs, `Prefix: "KURZ_"` of Go's env: what stands before the names within. */
function withPrefixes(file: string, text: string, reads: readonly Read[]): readonly Read[] {
  if (file.endsWith('.go')) {
    const prefix = /env\.Options\{[^}]*Prefix:\s*"(\w+)"/.exec(text)?.[1] ?? '';
    return reads.map((read) =>
      /env(?:config)?:"$/.test(text.slice(0, read.offset + 5)) || text.startsWith('env:"', read.offset)
        ? { ...read, variable: `${prefix}${read.variable}` }
        : read,
    );
  }
  const blocks = [
    ...text.matchAll(
      /^([ \t]*)with env\.prefixed\(\s*["'](\w+)["']\s*\):[ \t]*\n((?:\1[ \t]+[^\n]*\n|\n)*)/gm,
    ),
  ];
  return reads
    .filter(({ variable }) => blocks.every(([, , prefix]) => variable !== prefix))
    .map((read) => {
      const block = blocks.find(
        (each) => each.index < read.offset && read.offset < each.index + each[0].length,
      );
      return block === undefined ? read : { ...read, variable: `${block[2] ?? ''}${read.variable}` };
    });
}
