/** What the doors that read are asked: each route and each tool, with what their slices say that these take. */
import type { Ground } from './all-grants.ts';
import { fill, isOfRecord, takes } from './records.ts';
import type { Taken } from './sample.ts';

/** Each with the reason why no answer of it is judged here. */
export const unanswered: Readonly<Record<string, string>> = {
  'GET /api/v1/ai/bridge': 'a socket',
  'GET /api/v1/ai/chat': 'a socket, which answers as the exchanges of a session do',
  'GET /api/v1/ws/notifications': 'a socket',
  'GET /api/v1/backups': 'files of the whole server, which a test has none of',
};

const usual: readonly Taken[] = [{}, { from: '2026-10-01', to: '2026-12-31' }];

/** Doors by what they are called, each with the addresses or inputs that it is asked with. */
export type Questions<Question> = ReadonlyMap<string, readonly Question[]>;

export function routeQuestions(ground: Ground): Questions<string> {
  const urls = ground.test.app.declaredAccess.flatMap(({ method, url, access }) =>
    method === 'GET' && access !== 'public' && unanswered[`GET ${url}`] === undefined ? [url] : [],
  );
  return new Map(
    urls.map((url) => {
      const taken = takes[`GET ${url}`] ?? (isOfRecord(url) ? [{}] : usual);
      const addresses = eachOf(ground, taken).map(({ values, ids }) => addressOf(url, { values, ids }));
      return [`GET ${url}`, [...new Set(addresses)]];
    }),
  );
}

export function toolQuestions(ground: Ground): Questions<Taken> {
  const tools = [...ground.test.app.tools.values()].filter(({ effect }) => effect === 'read');
  return new Map(
    tools.map(({ name }) => {
      const inputs = eachOf(ground, takes[name] ?? usual).map(({ values }) => JSON.stringify(values));
      return [name, [...new Set(inputs)].map((input): Taken => JSON.parse(input))];
    }),
  );
}

interface Filled {
  readonly values: Taken;
  readonly ids: ReadonlyMap<string, string>;
}

/** With the ids of each set's records. */
function eachOf({ sets }: Ground, taken: readonly Taken[]): readonly Filled[] {
  return [...sets.values()].flatMap((ids) =>
    taken.map((one) => ({
      ids,
      values: Object.fromEntries(Object.entries(one).map(([key, value]) => [key, idFor(value, ids)])),
    })),
  );
}

function idFor(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'string' || !value.startsWith(':')) return value;
  const id = ids.get(value.slice(1));
  if (id === undefined) throw new Error(`No slice has a sample of ${value.slice(1)}.`);
  return id;
}

function addressOf(url: string, { values, ids }: Filled): string {
  let path = url;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (path.includes(`/:${key}`)) path = path.replace(`/:${key}`, `/${String(value)}`);
    else query.set(key, String(value));
  }
  if (isOfRecord(path)) path = fill(path, ids);
  return query.size === 0 ? path : `${path}?${query}`;
}
