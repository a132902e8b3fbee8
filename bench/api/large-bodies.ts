/** Requests at their limits, which others wait beside. */
import { sized } from '../size.ts';

/** The largest request that is taken, less what stands round the file and what JSON escapes in it. */
const fileBytes = sized(Math.floor(11.2 * 1024 * 1024), 64 * 1024);
const dayMs = 86_400_000;
const header =
  'Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';

/** Rows of the usual length, of 20 clients, 60 projects and 5 tasks over twenty years. */
function makeFile(): string {
  const rows = [header];
  for (let at = 0, length = 0; length < fileBytes - 1024; at += 1) {
    const day = new Date(Date.UTC(2005, 0, 1) + (at % 7_300) * dayMs).toISOString().slice(0, 10);
    const minutes = Math.floor(at / 7_300) * 10;
    const time = (of: number) =>
      `${String(Math.floor(of / 60) % 24).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}:00`;
    const what = `Client ${at % 20},Project ${at % 60},Task ${at % 5},"Note ${at}, of work"`;
    const row = `${what},Yes,${day},${time(minutes)},${day},${time(minutes + 10)},00:10:00,"a, b",12.50`;
    rows.push(row);
    length += row.length + 1;
  }
  return `${rows.join('\n')}\n`;
}

/** A log of 20 MB with the most results that are taken: what a scan of a large project writes. */
function makeLog(): unknown {
  const text = `Too long: ${'x'.repeat(sized(665, 10))}`;
  const results = Array.from({ length: sized(25_000, 100) }, (_, at) => ({
    ruleId: `c/rule-${at % 200}`,
    message: { text: `${at} ${text}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: `src/a${at % 900}.c` }, region: { startLine: 1 + at } },
      },
    ],
  }));
  return { version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } }, results }] };
}

/** As many clients as a file may have, each with an address and a contact. */
function makeClients(): string {
  const rows = Array.from(
    { length: sized(5_000, 50) },
    (_, at) =>
      `Company ${(at * 7_919) % 100_003} ${at} GmbH,Street ${at},${10_000 + at},Town ${at % 90},DE,mail${at}@example.org,Contact ${at},+49 30 ${at}`,
  );
  return `Name,Street,Postcode,City,Country,Email,Contact,Phone\n${rows.join('\n')}\n`;
}

/** Of an invoice. */
const mostLines = sized(5_000, 20);

function makeInvoice(count: number): object {
  const lines = Array.from({ length: count }, (_, at) => ({
    description: `Work of day ${at}`,
    quantity: '1',
    unitPrice: '100.00',
    taxRate: '19',
    taxCategory: 'S',
  }));
  const address = { street: 'Ring 1', postcode: '20457', city: 'Hamburg' };
  const seller = { name: 'Mara Voss', vatId: 'DE136695976', address, countryCode: 'DE' };
  return { seller, buyer: { name: 'Nordwind GmbH', address, countryCode: 'DE' }, lines };
}

/** Meetings of many years. */
function makeCalendar(count: number): string {
  const events = Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2005, 0, 1) + (at % 7_300) * dayMs).toISOString().slice(0, 10);
    const date = day.replaceAll('-', '');
    return `BEGIN:VEVENT\r\nUID:${at}@example.org\r\nDTSTART:${date}T090000Z\r\nDTEND:${date}T093000Z\r\nSUMMARY:Meeting ${at} about ${'x'.repeat(90)}\r\nEND:VEVENT\r\n`;
  });
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`;
}

export interface ProbedPractice {
  readonly projectId: string;
  readonly clientId: string;
}

export interface Probe {
  readonly what: string;
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  /** Of the request, for a practice with this project and client; a small one comes first. */
  body(of: ProbedPractice, size: 'small' | 'limit'): string;
}

export const probes: readonly Probe[] = [
  ...([true, false] as const).map(
    (dryRun): Probe => ({
      what: dryRun ? 'preview of a time file' : 'import of a time file',
      method: 'POST',
      path: '/imports',
      body: (_of, size) =>
        JSON.stringify({
          file: size === 'small' ? `${header}\n` : makeFile(),
          dryRun: dryRun || size === 'small',
        }),
    }),
  ),
  {
    what: 'import of a SARIF log',
    method: 'POST',
    path: '/findings/imports',
    body: ({ projectId }, size) =>
      JSON.stringify({ projectId, log: size === 'small' ? { version: '2.1.0', runs: [] } : makeLog() }),
  },
  {
    what: 'import of clients',
    method: 'POST',
    path: '/clients/import',
    body: (_of, size) =>
      JSON.stringify({
        file: size === 'small' ? 'Name\nSmall GmbH\n' : makeClients(),
        dryRun: size === 'small',
      }),
  },
  {
    what: 'whole invoice',
    method: 'POST',
    path: '/invoices/complete',
    body: ({ clientId }, size) =>
      JSON.stringify({ clientId, ...makeInvoice(size === 'small' ? 1 : mostLines) }),
  },
  {
    what: 'time proposals',
    method: 'POST',
    path: '/time-proposals',
    body: (_of, size) =>
      JSON.stringify({
        date: '2024-05-06',
        calendar: makeCalendar(size === 'small' ? 1 : sized(20_000, 20)),
      }),
  },
];
