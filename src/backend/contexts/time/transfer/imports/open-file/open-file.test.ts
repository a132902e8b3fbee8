/** Both ways of reading a file come to the same, over random files; what the thread refuses, it refuses by name (#41). */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type ImportPractice, onEveryImportPractice } from '../../../../../testing/import-practice.ts';
import type { LookQuestion } from '../looking.ts';
import type { ResolvedRow } from '../resolve/resolved-rows.ts';
import { ImportThread } from './import-thread.ts';
import type { LookedFile, OpenFile } from './open-file.ts';
import { openHere } from './open-here.ts';

const header =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';

const cell = (...values: readonly string[]) => fc.constantFrom(...values);
const rowArbitrary = fc
  .tuple(
    cell('Mara', 'Jo', ''),
    cell('', 'jo@example.com'),
    cell('Acme', 'Ümlaut & Söhne', '"A, B"', ''),
    cell('API', 'Web', ''),
    cell('Build', ''),
    cell('one', '"two\nlines"', '"said ""so"""', '日本', ''),
    cell('Yes', 'No'),
    cell('2026-11-09', '2026-11-10', '2030-01-01', '2026-11-31', 'Total'),
    cell('09:00:00', '10:30:00', '25:00:00'),
    cell('11:00:00', '12:15:00'),
    cell('', '"b, a"', 'a'),
    cell('100.00', '33.33', ''),
  )
  .map(([user, email, client, project, task, note, billable, day, start, end, tags, amount]) =>
    [user, email, client, project, task, note, billable, day, start, day, end, '', tags, amount].join(','),
  );
const fileArbitrary = fc
  .tuple(
    fc.array(rowArbitrary, { maxLength: 12 }),
    cell('\n', '\r\n'),
    cell('', '\u{feff}'),
    cell('', '"open'),
  )
  .map(([rows, newline, mark, tail]) => `${mark}${[header, ...rows].join(newline)}${newline}${tail}`);
const inputArbitrary = fc.record({
  skipInvalid: fc.boolean(),
  takeStates: fc.boolean(),
  map: fc.constantFrom(undefined, { clients: { Acme: 'Nordwind' }, people: { Jo: 'new' } }),
});

const rules = {
  rounding: { mode: 'none', stepSeconds: 60, scope: 'entry' },
  overlapPolicy: 'warn',
  dailyLimit: { policy: 'warn', seconds: 36_000 },
  requiredFields: ['note', 'tag'],
  lock: { kind: 'none', date: null, zone: 'UTC', graceDays: 0 },
} as const;

const never = new AbortController().signal;
const bytesOf = (body: unknown) => new Uint8Array(Buffer.from(JSON.stringify(body)));

async function openApart(
  file: string,
): Promise<{ readonly thread: ImportThread; readonly envelope: unknown }> {
  const thread = new ImportThread(() => undefined);
  return { thread, envelope: await thread.open(bytesOf({ file, dryRun: true })) };
}

/** Whom a file makes a user gets a random id each time. */
function withoutNewIds(looked: LookedFile, rows: readonly ResolvedRow[]): unknown {
  const ids = new Map(looked.named.users.map(({ id }, at) => [id, `new ${at}`]));
  const { result, named, taken, sheets, rowCount } = looked;
  const plain = JSON.stringify({ result, named, taken, sheets, rowCount, rows });
  return JSON.parse([...ids].reduce((text, [id, name]) => text.replaceAll(id, name), plain));
}

async function walk({ app }: ImportPractice, file: OpenFile, input: LookQuestion['input']): Promise<unknown> {
  const options = {
    format: 'auto',
    zone: 'UTC',
    today: '2026-11-20',
    skipInvalid: input.skipInvalid,
  } as const;
  const problems = await file.read(options, { signal: never, onProgress: () => undefined });
  const ports = {
    clock: () => app.clock.now,
    loadPractice: async () => ({ zone: 'UTC', currency: 'EUR' }),
    loadRuleBook: async () => ({ organization: rules, clients: new Map(), projects: new Map() }),
    mayDecideOwn: async () => false,
  };
  const looked = await file.look(app.database.query, { actor: app.owner, input }, { ports, signal: never });
  const rows: ResolvedRow[] = [];
  for await (const piece of looked.pieces()) rows.push(...piece);
  const hash = await file.hashWith({ fileName: '', format: 'auto', takeStates: false, dryRun: true });
  return { problems, hash, looked: withoutNewIds(looked, rows) };
}

describe('a file that is read here or in a thread', () => {
  onEveryImportPractice((practice) => {
    it('comes to the same', async () => {
      const known = [header, ',,Acme,API,Build,one,Yes,2026-11-09,09:00:00,2026-11-09,11:00:00,,,100.00', ''];
      assert.equal((await practice.bring(known.join('\n'))).status, 201);

      await fc.assert(
        fc.asyncProperty(fileArbitrary, inputArbitrary, async (text, input) => {
          const { thread, envelope } = await openApart(text);
          try {
            assert.deepEqual(envelope, { file: '', dryRun: true });
            assert.deepEqual(
              await walk(practice, thread, input),
              await walk(practice, openHere(text), input),
            );
          } finally {
            thread.close();
          }
        }),
        { numRuns: 12 },
      );
    });

    it('comes to the same in several pieces', async () => {
      const times = (at: number) =>
        `2026-10-${String(1 + (at % 28)).padStart(2, '0')},${String(at % 23).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00`;
      const rows = Array.from(
        { length: 730 },
        (_, at) => `,,Client ${at % 7},Project ${at % 11},Task,${at},Yes,${times(at)},,,00:10:00,,10.00`,
      );
      const text = [header, ...rows, ''].join('\n');
      const { thread } = await openApart(text);
      const input = { takeStates: false, map: undefined, skipInvalid: undefined };
      try {
        assert.deepEqual(await walk(practice, thread, input), await walk(practice, openHere(text), input));
      } finally {
        thread.close();
      }
    });
  });
});

describe('the thread of a large file', () => {
  async function refusalOf(body: Uint8Array) {
    const thread = new ImportThread(() => undefined);
    try {
      return await thread.open(body).then(
        () => undefined,
        ({ code, message }: { code: string; message: string }) => ({ code, message }),
      );
    } finally {
      thread.close();
    }
  }

  it('refuses what is no JSON, and what is nested too deep', async () => {
    const deep = `${'['.repeat(65)}${']'.repeat(65)}`;

    assert.equal((await refusalOf(new Uint8Array(Buffer.from('{"file":'))))?.code, 'malformed');
    assert.deepEqual(await refusalOf(new Uint8Array(Buffer.from(deep))), {
      code: 'malformed',
      message: 'The request is nested deeper than 64 levels.',
    });
  });

  it('refuses more than a megabyte beside the file', async () => {
    const clients = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, at) => [`Client ${at}`, `Name ${at}`]),
    );
    const refused = await refusalOf(bytesOf({ file: 'x', map: { clients } }));

    assert.equal(refused?.code, 'too_large');
    assert.match(refused?.message ?? '', /All fields beside file may have 1 MB together/);
  });

  it('refuses a file that takes more memory than it may have, and says what to do', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, at) => `,,A,B,C,${at},Yes,2026-11-09,09:00:00,,,01:00:00,,`,
    );
    const thread = new ImportThread(() => undefined, {
      maxOldGenerationSizeMb: 32,
      maxYoungGenerationSizeMb: 2,
    });
    await thread.open(bytesOf({ file: [header, ...rows].join('\n') }));
    const reading = thread.read(
      { format: 'auto', zone: 'UTC' },
      { signal: never, onProgress: () => undefined },
    );

    await assert.rejects(reading, ({ code, message }) => {
      assert.equal(code, 'too_large');
      assert.match(message, /takes more memory than an import may have\. Split it, for example by year/);
      return true;
    });
    thread.close();
  });

  it('ends with the signal of what it reads for', async () => {
    const { thread } = await openApart(
      `${header}\n${',,A,B,C,n,Yes,2026-11-09,09:00:00,,,01:00:00,,\n'.repeat(20_000)}`,
    );
    const controller = new AbortController();
    const reading = thread.read(
      { format: 'auto', zone: 'UTC' },
      { signal: controller.signal, onProgress: () => controller.abort(new Error('Enough.')) },
    );

    await assert.rejects(reading, /Enough\./);
    thread.close();
  });
});
