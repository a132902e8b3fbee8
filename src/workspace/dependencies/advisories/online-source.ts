/**
 * Asks OSV's service (https://google.github.io/osv.dev/api/) in place of the offline database: only when the user said
 * so, never by a setting of a workspace. Names and versions of what registries serve leave the machine, nothing else.
 */
import * as z from 'zod';
import { AdvisoryError } from './advisory-error.ts';
import type { AdvisorySource, PackageName } from './advisory-source.ts';
import type { InstalledVersion } from './affected.ts';
import { canonicalName, type OsvAdvisory, parseAdvisory } from './osv.ts';
import { checkServiceUrl } from './service-url.ts';

export interface OnlineOptions {
  readonly url: string;
  readonly now: Date;
  readonly signal?: AbortSignal;
  /** For one request. */
  readonly timeoutMs?: number;
}

/** What the service allows in one question. */
const batchSize = 1000;
const maxPages = 100;
const maxAnswerBytes = 64 * 1024 * 1024;

const batchSchema = z.object({
  results: z.array(z.object({ vulns: z.array(z.object({ id: z.string() })).nullish() }).nullable()),
});
const querySchema = z.object({
  vulns: z.array(z.unknown()).nullish(),
  next_page_token: z.string().nullish(),
});

/** Asks at once which of the packages any advisory speaks of, so that `find` asks about those alone. */
export async function openOnlineSource(
  installed: readonly InstalledVersion[],
  options: OnlineOptions,
): Promise<AdvisorySource> {
  checkServiceUrl(options.url);
  const named = await findNamed(installed, options);
  const answers = new Map<string, Promise<readonly OsvAdvisory[]>>();
  return {
    about: { kind: 'online', url: options.url, askedAt: options.now.toISOString() },
    find: async (name) => {
      const key = keyOf(name);
      if (!named.has(key)) return [];
      const answer = answers.get(key) ?? queryPackage(name, options);
      answers.set(key, answer);
      return await answer;
    },
    close: async () => undefined,
  };
}

function keyOf({ ecosystem, name }: PackageName): string {
  return `${ecosystem}\0${canonicalName(ecosystem, name)}`;
}

async function findNamed(
  installed: readonly InstalledVersion[],
  options: OnlineOptions,
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (let start = 0; start < installed.length; start += batchSize) {
    const part = installed.slice(start, start + batchSize);
    const queries = part.map(({ ecosystem, name, version }) => ({ package: { ecosystem, name }, version }));
    const { results } = await post('/v1/querybatch', { body: { queries }, schema: batchSchema }, options);
    if (results.length !== part.length)
      throw new AdvisoryError('network', `${options.url} answered something else.`);
    for (const [index, result] of results.entries()) {
      const asked = part[index];
      if (asked !== undefined && (result?.vulns?.length ?? 0) > 0) named.add(keyOf(asked));
    }
  }
  return named;
}

/** All of a package's, whatever version: the least upgrade must not lead into another one. */
async function queryPackage(
  { ecosystem, name }: PackageName,
  options: OnlineOptions,
): Promise<readonly OsvAdvisory[]> {
  const found: OsvAdvisory[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const question = { package: { ecosystem, name }, ...(token === undefined ? {} : { page_token: token }) };
    const { vulns, next_page_token: next } = await post(
      '/v1/query',
      { body: question, schema: querySchema },
      options,
    );
    for (const each of vulns ?? []) {
      const parsed = parseAdvisory(each);
      if (parsed.kind === 'advisory' && parsed.advisory.withdrawn == null) found.push(parsed.advisory);
    }
    if (!next) return found;
    token = next;
  }
  throw new AdvisoryError('network', `${options.url} has no end of pages about ${name}.`);
}

interface Question<T> {
  readonly body: unknown;
  /** Of the answer. */
  readonly schema: z.ZodType<T>;
}

async function post<T>(path: string, { body, schema }: Question<T>, options: OnlineOptions): Promise<T> {
  const { url, signal, timeoutMs = 30_000 } = options;
  const limits = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any(limits),
    });
    if (!response.ok) throw new AdvisoryError('network', `${url} answered ${response.status}.`);
    return schema.parse(JSON.parse(await readAnswer(response, url)));
  } catch (error) {
    if (error instanceof AdvisoryError) throw error;
    throw new AdvisoryError('network', `${url} cannot be asked: ${describe(error)}.`, error);
  }
}

async function readAnswer(response: Response, url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxAnswerBytes) throw new AdvisoryError('network', `${url} answered more than 64 MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'it answers in another form';
  if (error.name === 'TimeoutError') return 'it does not answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
