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

/** A question in OSV's form. */
export interface OsvQuestion {
  readonly path: '/v1/querybatch' | '/v1/query';
  readonly body: object;
}

export interface PostOptions {
  readonly url: string;
  readonly signal?: AbortSignal | undefined;
  /** For one request. */
  readonly timeoutMs?: number | undefined;
}

/** Sends a question and answers the JSON that came; rejects by an `AdvisoryError`. */
export type PostOsv = (question: OsvQuestion, options: PostOptions) => Promise<unknown>;

export interface OnlineOptions extends PostOptions {
  readonly now: Date;
  /** A process without a network of its own asks another one. */
  readonly post: PostOsv;
}

/** What the service allows in one question. */
const batchSize = 1000;
const maxPages = 100;

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
    const { results } = await post(
      { asked: { path: '/v1/querybatch', body: { queries } }, schema: batchSchema },
      options,
    );
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
      { asked: { path: '/v1/query', body: question }, schema: querySchema },
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
  readonly asked: OsvQuestion;
  /** Of the answer. */
  readonly schema: z.ZodType<T>;
}

async function post<T>({ asked, schema }: Question<T>, options: OnlineOptions): Promise<T> {
  const parsed = schema.safeParse(await options.post(asked, options));
  if (!parsed.success)
    throw new AdvisoryError(
      'network',
      `${options.url} cannot be asked: it answers in another form.`,
      parsed.error,
    );
  return parsed.data;
}
