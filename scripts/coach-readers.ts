/**
 * `node scripts/coach-readers.ts [--kept] [--set NAME…] [--out FILE]`: which reader of the built-in coach answers each kept
 * phrasing of test/fixtures/coach and each question of the sets. The file has a line each, to compare two states of it by.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { NamedRecord } from '../src/backend/contexts/coach/model/named-record.ts';
import { type ReadBy, readBy } from './coach-asked/read-by.ts';
import { readSet } from './coach-asked/read-sets.ts';
import { serveDemo, today } from './coach-asked/serve-demo.ts';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';

const folder = path.join(projectRoot, 'test/fixtures/coach');
const readFixture = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
/** A Friday, and the practice that the phrasings name. */
const keptDay = '2026-11-20';
const keptPractice = z.object({
  clients: z.array(z.object({ id: z.string(), name: z.string() })),
  projects: z.array(z.object({ id: z.string(), name: z.string(), clientId: z.string() })),
});

function readKeptNames(): readonly NamedRecord[] {
  const { clients, projects } = keptPractice.parse(readFixture('practice.json'));
  return [
    ...clients.map((client) => ({ kind: 'client' as const, ...client })),
    ...projects.map((project) => ({
      kind: 'project' as const,
      ...project,
      clientName: clients.find(({ id }) => id === project.clientId)?.name ?? '',
    })),
  ];
}

const phrased = z.array(z.object({ text: z.string(), intent: z.string() }));
const keptFiles = [
  'bank.de',
  'bank.en',
  'blind',
  'everyday',
  'framed',
  'later',
  'phrasings.de',
  'phrasings.en',
  'third',
];

interface Line extends ReadBy {
  readonly of: string;
  readonly text: string;
}

async function readKept(): Promise<Line[]> {
  const practice = { names: readKeptNames(), notes: [], today: keptDay };
  const lines: Line[] = [];
  for (const file of keptFiles) {
    for (const { text, intent } of phrased.parse(readFixture(`${file}.json`))) {
      const read = await readBy(text, { ...practice, language: file.endsWith('de') ? 'de' : 'en' });
      lines.push({ of: `kept ${intent}`, text, ...read });
    }
  }
  return lines;
}

const named = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.string().nullish(),
  clientName: z.string().nullish(),
});

function readPractice(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  const all = (sql: string) => z.array(named).parse(database.prepare(sql).all());
  const names: NamedRecord[] = [
    ...all('select id, name from clients').map(({ id, name }) => ({ kind: 'client' as const, id, name })),
    ...all(
      'select p.id, p.name, c.id as clientId, c.name as clientName from projects p join clients c on c.id = p.client_id',
    ).map(({ id, name, clientId, clientName }) => ({
      kind: 'project' as const,
      id,
      name,
      ...(clientId && { clientId }),
      ...(clientName && { clientName }),
    })),
  ];
  const notes = z
    .array(z.object({ note: z.string() }))
    .parse(database.prepare("select distinct note from time_entries where note <> ''").all());
  database.close();
  return { names, notes: notes.map(({ note }) => note), today };
}

async function readSets(sets: readonly string[]): Promise<Line[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vireo-readers-'));
  try {
    const demo = await serveDemo(folder);
    await demo.close();
    const practice = readPractice(demo.copy);
    const lines: Line[] = [];
    for (const set of sets) {
      const understood = new Map<string, unknown>();
      for (const { id, text, language, after } of readSet(projectRoot, set)) {
        const read = await readBy(text, { ...practice, language, before: after && understood.get(after) });
        understood.set(id, read.understood);
        lines.push({ of: set, text, ...read });
      }
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTable(lines: readonly Line[]): void {
  for (const [of, own] of Map.groupBy(lines, (line) => line.of.split(' ')[0] ?? '')) {
    const counts = [...Map.groupBy(own, ({ by }) => by)].map(([by, { length }]) => `${by} ${length}`);
    process.stdout.write(`${of} (${own.length}): ${counts.toSorted().join(', ')}\n`);
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kept: { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
    },
  });
  const lines = [
    ...(values.kept ? await readKept() : []),
    ...(values.set.length > 0 ? await readSets(values.set) : []),
  ];
  printTable(lines);
  if (values.out !== undefined) {
    const written = lines.map(({ understood: _understood, ...line }) => JSON.stringify(line));
    writeFileSync(values.out, written.join('\n'));
  }
  return 0;
}

if (import.meta.main) await runMain(main);
