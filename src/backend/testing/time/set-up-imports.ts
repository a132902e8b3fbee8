import { afterEach, beforeEach } from 'mocha';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type Reply, type TestApp } from '../test-app.ts';

export const header =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';

export interface Told {
  readonly day?: string;
  readonly email?: string;
  readonly tags?: string;
  readonly client?: string;
  readonly start?: string;
  readonly note?: string;
}

export function togglRow({
  day = '2026-11-10',
  email = '',
  tags = '',
  client = 'Acme',
  start = '09',
  note = 'n',
}: Told = {}): string {
  const end = String(Number(start) + 1).padStart(2, '0');
  return `,${email},${client},API,Build,${note},Yes,${day},${start}:00:00,${day},${end}:00:00,01:00:00,"${tags}",100.00`;
}

export function toggl(...rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n');
}

export const harvest = [
  'Date,Client,Project,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Billable Rate,Currency',
  '2026-11-10,Acme,API,Build,one,1.5,Yes,No,Yes,Mara,Voss,100.00,Euro - EUR',
  '2026-11-11,Acme,API,Build,two,2,Yes,Yes,Yes,Mara,Voss,100.00,Euro - EUR',
  '2026-11-12,Acme,API,Build,three,3,No,No,No,Mara,Voss,100.00,Euro - EUR',
  '',
].join('\n');

export type Items = readonly Record<string, unknown>[];

/** An app of its own for each test, whose owner may approve their own time. */
export function setUpImports(open: OpenDatabase<Schema>) {
  let test: TestApp;

  beforeEach(async () => {
    test = await createTestApp(await open(), { upTo: 'money' });
    await setSelfApproval('allowed');
  });

  afterEach(async () => {
    await test.app.close();
  });

  const bring = async (file: string, more: object = {}): Promise<Reply> =>
    await test.ask('POST', '/imports', { body: { file, fileName: 'time.csv', ...more } });

  const list = async (path: string): Promise<Items> => (await test.ask('GET', path)).body.items;

  const setSelfApproval = async (selfApproval: 'alone' | 'allowed' | 'never') =>
    await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, { body: { selfApproval } });

  const changes = ({ body }: Reply) =>
    body.losses
      .filter(({ code }: { code: string }) => code === 'already_there_changed')
      .map(({ column, examples }: { column: string; examples: { row: number; value: string }[] }) => [
        column,
        ...examples.map(({ row, value }) => `${row}: ${value}`),
      ]);

  return {
    get test() {
      return test;
    },
    bring,
    list,
    setSelfApproval,
    changes,
  };
}
