/**
 * docs/permissions.md (every route, its permission, and which roles have it), docs/data.md (every table, its owner and
 * its readers) and the types of events that clients know, from the routes and the declarations of the slices, and
 * docs/invoice.schema.json from the schema of whole invoices. `--check` only compares.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { completeInvoiceSchema } from '../../src/backend/contexts/money/invoices/complete/complete-invoice.schema.ts';
import type { DeclaredAccess } from '../../src/backend/platform/http/authorization.ts';
import { columnsOf, type SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { findGrant, permissions, roles } from '../../src/domain/authorization.ts';
import { loadDeclarations, readUses, type UseByFile } from '../check/ownership.ts';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { askApp } from './backend-app.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;

function renderPermissions(routes: readonly DeclaredAccess[]): string {
  const grants = permissions.map((permission) => [
    code(permission),
    ...roles.map((role) => findGrant(role, permission) ?? ''),
  ]);
  const sorted = [...routes].sort((one, other) =>
    `${one.url} ${one.method}` < `${other.url} ${other.method}` ? -1 : 1,
  );
  return `# Permissions

Who may do what. Roles and permissions stand in \`src/domain/authorization.ts\`, the permission of a route in the route
itself. This page is generated (\`npm run generate\`).

## Roles

\`all\`: every record of the organization. \`own\`: the person's own records.

${table(['permission', ...roles], grants)}

## Routes

\`public\` needs no token, \`signed-in\` any role. The embedded backend adds \`POST /api/v1/shutdown\` (\`organization:write\`).

${table(
  ['route', 'permission'],
  sorted.map(({ method, url, access }) => [code(`${method} ${url}`), code(access)]),
)}
`;
}

function renderData(slices: readonly SliceDeclaration[], uses: readonly UseByFile[]): string {
  const tables = slices.flatMap(({ name, tables: owned }) => owned.map((owns) => ({ name, owns })));
  const readers = ({ name, owns }: (typeof tables)[number]) =>
    [...new Set(uses.filter((use) => use.table === owns && use.by !== name).map(({ by }) => by))].sort();
  const rows = tables.map((one) => [code(one.owns), one.name, readers(one).join(', ')]);
  const pointing = (['users', 'clients', 'projects', 'tasks'] as const).map((what) => [
    what,
    [...columnsOf(slices, what)].sort().map(code).join(', '),
  ]);
  const events = slices.flatMap(({ name, events: declared }) =>
    declared === undefined ? [] : [[name, Object.keys(declared).map(code).join(', ')]],
  );
  return `# Data

Every table has one slice that owns it and alone writes it. Others read it where their slice declares so, or ask the
owner through a port. This page is generated (\`npm run generate\`); \`npm run check\` holds it.

${table(['table', 'owner', 'read by'], rows)}

## Events

What the event log, undo, history and clients hear of. Types are kept letter by letter.

${table(['slice', 'events'], events)}

## What points at whom

A person's export and deletion reach these columns, and a record is deleted only where none of them names it.

${table(['records', 'columns'], pointing)}
`;
}

/** Types alone, so that it weighs nothing in a bundle. */
function renderEventTypes(slices: readonly SliceDeclaration[]): string {
  const types = slices.flatMap(({ events }) => Object.keys(events ?? {})).sort();
  return `// Generated from what the slices of the backend declare (npm run generate).

/** What an event of the log may be; a newer backend may send others. */
export type EventType =
${types.map((type) => `  | '${type}'`).join('\n')};
`;
}

/** What `vireo invoice create --from-json` takes. */
function renderInvoiceSchema(): string {
  const schema = z.toJSONSchema(completeInvoiceSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'A whole invoice', ...schema }, null, 2)}\n`;
}

async function renderAll(): Promise<ReadonlyMap<string, string>> {
  const slices = await loadDeclarations(projectRoot);
  const { uses } = readUses(projectRoot, new Set(slices.flatMap(({ tables }): readonly string[] => tables)));
  const routes = await askApp((app) => app.declaredAccess);
  return new Map([
    ['docs/permissions.md', renderPermissions(routes)],
    ['docs/data.md', renderData(slices, uses)],
    ['src/contract/generated/event-types.ts', renderEventTypes(slices)],
    ['docs/invoice.schema.json', renderInvoiceSchema()],
  ]);
}

if (import.meta.main) {
  await runMain(async () => {
    let outdated = 0;
    for (const [name, text] of await renderAll()) {
      const file = path.join(projectRoot, name);
      if (!process.argv.includes('--check')) writeFileSync(file, text);
      if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
      console.error(`${name} is out of date: run npm run generate`);
      outdated += 1;
    }
    return outdated === 0 ? 0 : 1;
  });
}
