/** The command line of the server process; people use `vireo serve --team`, which passes its options on. */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const mostProxies = 64;

const publicUrlSchema = z
  .string('is missing: the https address by which people reach this server')
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isPlain = url !== undefined && url.pathname === '/' && url.search === '' && url.hash === '';
    if (isPlain && url.protocol === 'https:' && url.username === '' && url.password === '') return url.origin;
    context.addIssue({
      code: 'custom',
      message: 'is an https address without a path, such as https://vireo.example',
    });
    return z.NEVER;
  });

const listenSchema = z
  .string('is missing: the address and port to listen on, such as 0.0.0.0:443')
  .transform((text, context) => {
    const [, address = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
    const host = address.replace(/^\[(.*)\]$/, '$1');
    const isAddress = isIP(host) === 6 ? address.startsWith('[') : isIP(host) === 4;
    if (isAddress && Number(port) <= 65_535) return { host, port: Number(port) };
    context.addIssue({
      code: 'custom',
      message: 'is an address and a port, such as 0.0.0.0:443 or [::]:443',
    });
    return z.NEVER;
  });

const proxySchema = z.string().refine((text) => {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  // A network of all addresses would believe everyone.
  return (
    length === undefined ||
    (/^\d{1,3}$/.test(length) && Number(length) >= 1 && Number(length) <= (version === 6 ? 128 : 32))
  );
}, 'is the address or network of a proxy, such as 10.0.0.5 or 10.0.0.0/24');

const originSchema = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'is an origin, such as https://tools.example',
  );

const databaseUrlSchema = z
  .string(
    'is missing: a server keeps its data in PostgreSQL. Set VIREO_DATABASE_URL or name a file by --database-url-file',
  )
  .regex(/^postgres(?:ql)?:\/\//, 'is the address of a PostgreSQL database: postgres://…');

const argumentsSchema = z
  .object({
    data: z.string('is missing: the folder of its files').min(1, 'needs a folder'),
    /** From the environment alone, since other users can read arguments. */
    'database-url': databaseUrlSchema,
    'public-url': publicUrlSchema,
    listen: listenSchema,
    'tls-cert': z.string().min(1).optional(),
    'tls-key': z.string().min(1).optional(),
    'behind-proxy': z.array(proxySchema).max(mostProxies).default([]),
    'allow-origin': z.array(originSchema).max(100).default([]),
    'open-registration': z.boolean().default(false),
    operator: z.array(z.email('is the email address of an account')).max(100).default([]),
    'log-level': z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((given, context) => {
    const { 'tls-cert': cert, 'tls-key': key, 'behind-proxy': proxies } = given;
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (cert !== undefined && key === undefined) refuse('tls-key', 'is missing beside --tls-cert');
    if (cert === undefined && key !== undefined) refuse('tls-cert', 'is missing beside --tls-key');
    if (cert === undefined && key === undefined && proxies.length === 0)
      refuse(
        'tls-cert',
        'is missing: give --tls-cert and --tls-key, or name the proxy that speaks TLS by --behind-proxy',
      );
  });
export type TeamArguments = z.infer<typeof argumentsSchema>;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

/** Throws an Error that names the argument. */
export function parseTeamArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): TeamArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: text,
      'public-url': text,
      listen: text,
      'tls-cert': text,
      'tls-key': text,
      'behind-proxy': texts,
      'allow-origin': texts,
      'open-registration': { type: 'boolean' },
      operator: texts,
      'log-level': text,
    },
  });
  const parsed = argumentsSchema.safeParse({
    ...values,
    'database-url': env['VIREO_DATABASE_URL'] || undefined,
  });
  if (parsed.success) return parsed.data;
  throw new Error(sentenceOf(parsed.error));
}

function sentenceOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `--${path[0]?.toString()} ${message}.`).join(' ');
}

const helpSchema = z.object({ data: z.string().min(1), 'database-url': databaseUrlSchema });

export interface OperatorHelp {
  readonly databaseUrl: string;
  readonly data: string;
  /** Of whom. */
  readonly email: string;
  /** Of the link to set another password; undefined where the second factor is removed. */
  readonly publicUrl: string | undefined;
}

/** Undefined where a server is started. Throws an Error that names the argument. */
export function readHelpArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): OperatorHelp | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: text, 'reset-second-factor': text, 'reset-password': text, 'public-url': text },
    strict: false,
  });
  const { 'reset-second-factor': factor, 'reset-password': password, data } = values;
  const email = factor ?? password;
  if (typeof email !== 'string') return undefined;
  const schema = password === undefined ? helpSchema : helpSchema.extend({ 'public-url': publicUrlSchema });
  const given = {
    data,
    'database-url': env['VIREO_DATABASE_URL'] || undefined,
    'public-url': values['public-url'],
  };
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Error(sentenceOf(parsed.error));
  const { 'database-url': databaseUrl, ...more } = parsed.data;
  const publicUrl =
    'public-url' in more && typeof more['public-url'] === 'string' ? more['public-url'] : undefined;
  return { email, databaseUrl, data: more.data, publicUrl };
}
