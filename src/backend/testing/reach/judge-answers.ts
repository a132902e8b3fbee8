/** Nothing that is said names a record that is not reached: neither by its id nor by a word that is its own. */
import type { Grant } from '../../../domain/authorization.ts';
import type { TableName } from '../../platform/reach/table-scope.ts';
import type { Ground } from './all-grants.ts';
import type { Judged } from './judge-writes.ts';
import type { Row } from './oracle.ts';
import { routeQuestions, toolQuestions } from './questions.ts';
import { actorOf, roleOf } from './reached.ts';
import { marks } from './sample.ts';
import { setsIn } from './shown-sums.ts';

/** Ids of records, anywhere in an answer. */
export const idsIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g));

/** Names and texts of records, each of which is of one set alone: `Client of Alder`. */
const mark = new RegExp(String.raw`\b[A-Z]\w* of (?:${marks.join('|')})\b`, 'g');
const marksIn = (text: string): ReadonlySet<string> => new Set(text.match(mark));

/** Doors that were asked and gave an answer. */
export interface Heard extends Judged {
  readonly answered: ReadonlySet<string>;
  /** Answers with a figure that adds up records. */
  readonly sums: number;
}

export async function judgeAnswers(ground: Ground, grant: Grant): Promise<Heard> {
  const judge = createJudge(knowRecords(ground, grant));
  for (const [door, addresses] of routeQuestions(ground))
    for (const address of addresses) {
      const { status, body } = await ground.test.ask('GET', address, { as: roleOf(grant) });
      judge.hear(door, { status, said: status === 200 ? textOf(body) : undefined });
    }
  return judge;
}

export async function judgeTools(ground: Ground, grant: Grant): Promise<Heard> {
  const judge = createJudge(knowRecords(ground, grant));
  for (const [name, inputs] of toolQuestions(ground))
    for (const input of inputs) {
      const body = { input, asker: { kind: 'coach' } };
      const reply = await ground.test.ask('POST', `/ai/tools/${name}/calls`, { as: roleOf(grant), body });
      const isDone = reply.status === 200 && reply.body.kind === 'done';
      judge.hear(name, { status: reply.status, said: isDone ? textOf(reply.body) : undefined });
    }
  return judge;
}

export const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

export function createJudge({ known, allowed, words, summed }: Known) {
  const faults: string[] = [];
  const answered = new Set<string>();
  return {
    faults,
    answered,
    good: 0,
    sums: 0,
    hear(door: string, { status, said }: { readonly status: number; readonly said: string | undefined }) {
      if (status === 500) faults.push(`${door}: ${status}`);
      if (said === undefined) return;
      this.good += 1;
      answered.add(door);
      const ids = [...idsIn(said)].filter((id) => known.has(id) && !allowed.has(id));
      const told = [...marksIn(said)].filter((each) => !words.has(each));
      faults.push(...ids.map((id) => `${door} tells of ${known.get(id)}`));
      faults.push(...told.map((each) => `${door} tells of ${each}`));
      this.sums += Number(showsSums(said));
      faults.push(...sumsBeyond(said, summed).map((fault) => `${door} ${fault}`));
    },
  };
}

const showsSums = (said: string): boolean =>
  [...setsIn(said, 'seconds'), ...setsIn(said, 'cents')].some(
    (sets) => sets !== undefined && sets.length > 1,
  );

/** Figures that add up what is not reached, or more than there is. */
function sumsBeyond(said: string, { seconds, cents }: Known['summed']): readonly string[] {
  const beyond = (measure: 'seconds' | 'cents', reached: ReadonlySet<string>) =>
    setsIn(said, measure).flatMap((sets) => {
      if (sets === undefined) return [`adds up more ${measure} than there are`];
      const others = sets.filter((each) => !reached.has(each));
      return others.length === 0 ? [] : [`adds up ${measure} of ${others.join(', ')}`];
    });
  return [...beyond('seconds', seconds), ...beyond('cents', cents)];
}

export interface Known {
  /** Of all records, by what they are of. */
  readonly known: ReadonlyMap<string, string>;
  /** Of those that are reached or the person's own, and of what these name. */
  readonly allowed: ReadonlySet<unknown>;
  /** What all of these are called, and say. */
  readonly words: ReadonlySet<string>;
  /** The sets whose time and invoices may be added up. */
  readonly summed: { readonly seconds: ReadonlySet<string>; readonly cents: ReadonlySet<string> };
}

function knowRecords(ground: Ground, grant: Grant): Known {
  const actor = actorOf(ground, grant);
  return knowReached(ground, (table) => [
    ...ground.oracle.reached(table, actor, grant),
    ...ground.oracle.reached(table, actor, 'own'),
  ]);
}

/** `reachedOf`: the rows of a table that are reached. */
export function knowReached(
  { test, oracle, marked }: Ground,
  reachedOf: (table: TableName) => readonly Row[],
): Known {
  // The id of an event is that of its record.
  const all = (Object.keys(test.app.scopes) as TableName[]).filter((table) => table !== 'events');
  const rows = all.flatMap((table) => oracle.rowsOf(table).map((row) => ({ table, row })));
  const byId = new Map(
    rows.filter(({ row }) => typeof row['id'] === 'string').map((each) => [each.row['id'], each]),
  );
  const known = new Map([...byId].map(([id, { table }]) => [String(id), `${table} ${String(id)}`]));
  const reached = all.flatMap(reachedOf);
  const allowed = new Set<unknown>();
  let words = JSON.stringify(reached);
  let next: readonly Row[] = reached;
  // What a record names is told with it: its project, and that one's client.
  for (let depth = 0; depth < 3; depth += 1) {
    const named = next
      .flatMap((row) => Object.values(row))
      .filter((value) => byId.has(value) && !allowed.has(value));
    for (const value of named) allowed.add(value);
    next = named.flatMap((value): Row[] => {
      const each = byId.get(value);
      return each === undefined ? [] : [each.row];
    });
    words += JSON.stringify(next);
  }
  const setsWith = (table: TableName, resource: string) => {
    const ids = new Set<unknown>(reachedOf(table).map(({ id }) => id));
    return new Set([...marked].flatMap(([mark, records]) => (ids.has(records?.get(resource)) ? [mark] : [])));
  };
  const summed = {
    seconds: setsWith('time_entries', 'time-entries'),
    cents: setsWith('invoices', 'issued-invoices'),
  };
  return { known, allowed, words: marksIn(words), summed };
}
