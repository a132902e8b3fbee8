/** `vireo findings confirm|dismiss|resolve|reopen|assign|comment`. */
import {
  type ApiClient,
  assignFinding,
  confirmFinding,
  createFindingComment,
  dismissFinding,
  type Finding,
  getFinding,
  isApiRequestError,
  newId,
  reopenFinding,
  resolveFinding,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import type { ChangeOptions } from './findings-options.ts';
import { findAssignee, findByIds, shortId } from './load-findings.ts';
import { placeOf, plain } from './print-findings.ts';

type Act = 'confirm' | 'dismiss' | 'resolve' | 'reopen';

interface Named<Options> {
  readonly ids: readonly string[];
  readonly options: Options;
}

/** The version that was read: another one is refused rather than decided on unseen. */
function headersOf({ version }: Finding) {
  return { 'If-Match': `"${version}"` };
}

/** What somebody else did between reading and writing stands, and is told. */
async function refuseConflict(client: ApiClient, seen: Finding, error: unknown): Promise<never> {
  if (!isApiRequestError(error) || error.code !== 'stale_version') throw error;
  const { data } = await getFinding({ client, path: { id: seen.id }, throwOnError: true });
  throw new CliError('failure', `${tellChange(seen, data)}. Nothing was overwritten.`, error);
}

/** A decision in words; what else can have happened, such as another line or assignee, is for `show`. */
function tellChange(seen: Finding, now: Finding): string {
  const id = shortId(now);
  if (now.state === seen.state && now.reason === seen.reason)
    return `${id} has changed: see "vireo findings show ${id}"`;
  const why = now.reason === null ? '' : `, "${plain(now.reason)}"`;
  return `Someone else already decided: ${id} is ${now.state}${why}`;
}

async function decide(
  client: ApiClient,
  act: Act,
  { seen, reason = '' }: { readonly seen: Finding; readonly reason?: string | undefined },
): Promise<Finding> {
  const shared = { client, path: { id: seen.id }, headers: headersOf(seen), throwOnError: true } as const;
  const body = reason === '' ? {} : { reason };
  switch (act) {
    case 'confirm':
      return (await confirmFinding({ ...shared, body })).data;
    case 'dismiss':
      return (await dismissFinding({ ...shared, body: { reason } })).data;
    case 'resolve':
      return (await resolveFinding({ ...shared, body })).data;
    case 'reopen':
      return (await reopenFinding({ ...shared, body: {} })).data;
  }
}

function print(changed: readonly Finding[], json: boolean | undefined, io: CliIo): void {
  if (json === true) {
    io.out(`${JSON.stringify({ items: changed })}\n`);
    return;
  }
  for (const one of changed) io.out(`${shortId(one)}  ${one.state}  ${placeOf(one)}  ${plain(one.ruleId)}\n`);
}

export async function runDecision(
  act: Act,
  { ids, options }: Named<ChangeOptions>,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const changed: Finding[] = [];
    for (const seen of await findByIds(client, ids)) {
      const sent = decide(client, act, { seen, reason: options.reason });
      changed.push(await sent.catch((error) => refuseConflict(client, seen, error)));
    }
    print(changed, options.json, io);
  });
}

export async function runAssign(
  user: string,
  { ids, options }: Named<BackendOptions>,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const body = { assignee: await findAssignee(client, user) };
    const changed: Finding[] = [];
    for (const seen of await findByIds(client, ids)) {
      const shared = { client, path: { id: seen.id }, headers: headersOf(seen) };
      const sent = assignFinding({ ...shared, body, throwOnError: true });
      changed.push(await sent.then(({ data }) => data).catch((error) => refuseConflict(client, seen, error)));
    }
    print(changed, options.json, io);
  });
}

export async function runComment(
  said: { readonly id: string; readonly text: string },
  options: BackendOptions,
  io: CliIo,
): Promise<void> {
  const text = said.text === '-' ? await io.readInput() : said.text;
  await overPractice(options, io, async (client) => {
    const [finding] = await findByIds(client, [said.id]);
    if (finding === undefined) throw new CliError('usage', `"${said.id}" is no finding.`);
    const body = { id: newId(), text };
    const { data } = await createFindingComment({
      client,
      path: { id: finding.id },
      body,
      throwOnError: true,
    });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : `${shortId(finding)}  commented\n`);
  });
}
