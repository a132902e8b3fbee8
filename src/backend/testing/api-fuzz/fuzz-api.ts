/**
 * Requests of every operation in the live OpenAPI document: such as it asks for, at its bounds and one beyond, and what it
 * would never take. Told is what no caller may ever get: an answer of 500 or more that blames the service, one that is no
 * envelope, and none at all.
 */

import { createRandom } from '../../../domain/testing/rate-timelines.ts';
import type { TestApp } from '../test-app.ts';
import { type Draw, drawBad, drawValue, pick, spoil } from './draw-value.ts';
import { type Api, type Operation, type Parameter, readOperations } from './operations.ts';

export interface ApiFault {
  /** Of the request within the run: the same seed draws it again. */
  readonly at: number;
  readonly request: string;
  readonly answer: string;
}

export interface ApiFuzz {
  readonly seed: number;
  /** How often each operation is asked. */
  readonly rounds: number;
}

export interface FuzzedApi {
  readonly faults: readonly ApiFault[];
  readonly operations: number;
  /** Requests by the hundred of their status: 2, 4. */
  readonly byClass: Readonly<Record<number, number>>;
}

/** Said of something outside: a model, a code host, a store that cannot back up. Its code says which. */
const outside = new Set([501, 502, 503, 504]);

export async function fuzzApi(test: TestApp, { seed, rounds }: ApiFuzz): Promise<FuzzedApi> {
  const api = await readOperations(test);
  const random = createRandom(seed);
  const faults: ApiFault[] = [];
  const byClass: Record<number, number> = {};
  let ids: Ids = new Map();
  for (let at = 0; at < rounds * api.operations.length; at += 1) {
    const round = at % api.operations.length;
    if (round === 0) ids = await findIds(test, api);
    const draw = { random, schemas: api.schemas, ids, edge: pick(random, [0, 0, 0.1, 0.4]) };
    const request = drawRequest(draw, api.operations[round] as Operation);
    const { status, fault } = await send(test, request);
    const hundred = Math.floor(status / 100);
    byClass[hundred] = (byClass[hundred] ?? 0) + 1;
    if (fault !== undefined) faults.push({ at, request: tell(request), answer: fault });
  }
  return { faults, operations: api.operations.length, byClass };
}

interface DrawnRequest {
  readonly method: Operation['method'];
  readonly url: string;
  readonly body: unknown;
}

function drawRequest(draw: Draw, { method, path, parameters, body }: Operation): DrawnRequest {
  const { random } = draw;
  const isSpoiled = random() < 0.4;
  const url = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((drawn, { name, schema }) => {
      const value =
        isSpoiled && random() < 0.1
          ? drawBad(draw)
          : drawValue(draw, schema, name === 'id' ? collectionOf(path) : name);
      return drawn.replace(`{${name}}`, encode(String(value).slice(0, 2_000)) || '%20');
    }, path);
  const drawn = body === undefined ? undefined : drawValue(draw, body);
  return {
    method,
    url: `${url}${drawQuery(draw, parameters, isSpoiled)}`,
    body: isSpoiled && drawn !== undefined ? spoil(draw, drawn) : drawn,
  };
}

function drawQuery(draw: Draw, parameters: readonly Parameter[], isSpoiled: boolean): string {
  const { random } = draw;
  const asked = parameters.filter(
    (parameter) => parameter.in === 'query' && (parameter.required === true || random() < 0.3),
  );
  const spoiled = isSpoiled && asked.length > 0 ? pick(random, asked) : undefined;
  const pairs = asked.flatMap((parameter) => {
    const value = parameter === spoiled ? drawBad(draw) : drawValue(draw, parameter.schema, parameter.name);
    const values = Array.isArray(value) ? value : [value];
    return values.map((each) => `${encode(parameter.name)}=${encode(String(each).slice(0, 2_000))}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Half a character cannot be written in a URL. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function judgeReply(
  status: number,
  answer: { readonly error?: { readonly code?: unknown } } | undefined,
): { readonly status: number; readonly fault?: string } {
  const hasCode = typeof answer?.error?.code === 'string';
  if (status >= 500 && !(outside.has(status) && hasCode))
    return { status, fault: `${status} ${JSON.stringify(answer)}` };
  return status >= 400 && !hasCode
    ? { status, fault: `${status} without a code: ${JSON.stringify(answer)}` }
    : { status };
}

async function send(
  test: TestApp,
  { method, url, body }: DrawnRequest,
): Promise<{ readonly status: number; readonly fault?: string }> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? JSON.stringify(body) : body };
  try {
    const { status, body: answer } = await test.ask(method, url, { ...sent, headers: { prefer: 'wait=0' } });
    return judgeReply(status, answer);
  } catch (thrown) {
    return { status: 0, fault: `no answer: ${thrown instanceof Error ? (thrown.stack ?? '') : thrown}` };
  }
}

function tell({ method, url, body }: DrawnRequest): string {
  return `${method} ${url.slice(0, 300)} ${JSON.stringify(body)?.slice(0, 1_000) ?? ''}`;
}

type Ids = ReadonlyMap<string, readonly string[]>;

/** `/api/v1/clients/{id}/contacts` → `clients`. */
function collectionOf(path: string): string {
  const [before = ''] = path.split('/{id}');
  return before.split('/').at(-1) ?? '';
}

/** Of every record that a list without parameters shows, newest last, by the name of the list. */
async function findIds(test: TestApp, { operations }: Api): Promise<Ids> {
  const ids = new Map<string, readonly string[]>([['organizations', [test.owner.organizationId]]]);
  for (const { method, path } of operations) {
    if (method !== 'GET' || path.includes('{')) continue;
    const { body } = await test.ask('GET', path).catch(() => ({ body: undefined }));
    const listed: readonly { readonly id?: unknown }[] = Array.isArray(body?.items) ? body.items : [];
    const found = listed.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    if (found.length > 0) ids.set(collectionOf(path), found.slice(-20));
  }
  return ids;
}
