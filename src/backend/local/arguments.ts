/** The command line of the backend process; people use `vireo serve`, which passes its options on. */
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { demoArgument, demoChoiceArgument, demoChoices } from '../../contract/demo/demo-answer.ts';

const argumentsSchema = z.object({
  data: z.string().min(1, 'needs a folder'),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  /** From the environment alone, since other users can read arguments. */
  databaseUrl: z.string().optional(),
  driver: z.enum(['auto', 'sqljs', 'node-sqlite']).default('auto'),
  /** Seconds without use after which a detached backend ends. */
  'idle-seconds': z.coerce.number().positive().default(600),
  /** Scans of projects that run side by side; each uses every core itself. */
  'scans-at-once': z.coerce.number().int().min(1).max(16).default(1),
  /** Answers about advisories where a scan is asked for with them online. */
  'osv-url': z.string().optional(),
  'log-level': z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Started by a client: logs to a file, ends when idle, and answers for the backend that is there already. */
  detached: z.boolean().default(false),
  /** Has the demo ready in place of serving: the folder of its project. */
  [demoArgument]: z.string().min(1).optional(),
  /** What the user answered where an old demo was changed. */
  [demoChoiceArgument]: z.enum(demoChoices).optional(),
});
export type BackendArguments = z.infer<typeof argumentsSchema>;

const text = { type: 'string' } as const;

/** Throws an Error that names the argument. A backend that a client starts has its own settings from the environment. */
export function parseBackendArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): BackendArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: text,
      port: text,
      driver: text,
      'idle-seconds': text,
      'scans-at-once': text,
      'osv-url': text,
      'log-level': text,
      detached: { type: 'boolean' },
      [demoArgument]: text,
      [demoChoiceArgument]: text,
    },
  });
  const scansAtOnce = values['scans-at-once'] ?? env['VIREO_SCANS_AT_ONCE'];
  const parsed = argumentsSchema.safeParse({
    ...values,
    'scans-at-once': scansAtOnce,
    'osv-url': values['osv-url'] ?? env['VIREO_OSV_URL'],
    databaseUrl: databaseUrlOf(values, env),
  });
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  }
  return parsed.data;
}

/** Only of `vireo serve`: a client that starts a backend means the file in its data folder, such as that of the demo. */
function databaseUrlOf(
  { detached, [demoArgument]: demo }: { readonly detached?: boolean; readonly [demoArgument]?: string },
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return detached === true || demo !== undefined ? undefined : env['VIREO_DATABASE_URL'] || undefined;
}
