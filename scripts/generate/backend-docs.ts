/**
 * docs/permissions.md (every route, its permission, where it is answered, and which roles have it), docs/data.md (every table, its owner and
 * its readers), docs/tools.md (the catalogue of tools), the table in docs/server.md of what an account does not answer, the tools of the manifest and the types of events that clients know, from the routes and the declarations of the slices, and
 * docs/invoice.schema.json from the schema of whole invoices. `--check` only compares.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { completeInvoiceSchema } from '../../src/backend/contexts/money/invoices/complete/complete-invoice.schema.ts';
import type { DeclaredAccess } from '../../src/backend/platform/http/authorization.ts';
import {
  joinScopes,
  type Scopes,
  type TableScope,
  type Via,
} from '../../src/backend/platform/reach/table-scope.ts';
import { columnsOf, type SliceDeclaration } from '../../src/backend/platform/slice.ts';
import type { ToolCatalogue } from '../../src/backend/platform/tools/catalogue.ts';
import type { Tool } from '../../src/backend/platform/tools/tool.ts';
import { findGrant, permissions, roles } from '../../src/domain/authorization.ts';
import type { DeepLink } from '../../src/extension/platform/feature/deep-link.ts';
import { loadDeclarations, readReach, readUses, type UseByFile } from '../check/ownership.ts';
import { runMain } from '../main.ts';
import { readFeatures } from '../manifest/features.ts';
import { projectRoot } from '../paths.ts';
import { renderDifferences } from './account-differences.ts';
import { askApp } from './backend-app.ts';
import { describeWholes, type PlacedWhole } from './describe-wholes.ts';
import { code, table } from './markdown-table.ts';
import { membershipRows, recordActRows } from './policy-rows.ts';

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

\`all\`: every record of the organization. \`own\`: the person's own records; one that belongs to a project is changed while they work in
it. \`member\`: read, those and the records of projects of which the person is a member; changed, the records of projects in which they
are no viewer. \`lead\`: the same of projects that the person leads. \`timesheet:read\` opens no draft of another person to who does
not read all time. See [members](members.md). \`super_admin\` is the
[operator of a server](server.md#operators): the role of nobody of an organization, and good for half an hour of looking.

${table(['permission', ...roles], grants)}

## Memberships

By which role who acts on a membership of which role: nobody gives, nor takes, more than they hold. The last \`org_admin\` who is there
is neither demoted nor deactivated, and does not leave. A role that is missing here acts on nobody's; nobody acts on the operator.

${table(['who acts', 'act', ...roles], membershipRows())}

## Acts on records

What an act asks for beside the permission: the record is in one of these states, and where an act is limited, what it is worth is at most
the [approval limit](members.md#approval-limit) of who acts. Each of them may refuse, and none allows what another one refuses
(\`src/domain/policy/record-acts.ts\`).

${table(['act', 'permission', 'states', 'limited'], recordActRows())}

## Routes

\`public\` needs no token, \`signed-in\` any role and no key (but for \`GET /users/me\` and \`GET /dashboard\`). Of a user who has signed in to a server, requests to
\`device\` (what this machine alone keeps) never leave their machine. The embedded backend adds \`POST /api/v1/shutdown\` (\`organization:write\`).

${table(
  ['route', 'permission', 'answered by'],
  sorted.map(({ method, url, access, answeredBy }) => [code(`${method} ${url}`), code(access), answeredBy]),
)}
`;
}

/** What a local backend forwards to the server of its account, and what it must not. */
function renderServerRoutes(routes: readonly DeclaredAccess[]): string {
  const list = (holds: (route: DeclaredAccess) => boolean) =>
    routes
      .filter((route) => route.access !== 'public' && holds(route))
      .map(({ method, url }) => `  '${method} ${url}',`)
      .sort()
      .join('\n');
  return `// Generated from what the slices of the backend declare (npm run generate).

/** Method and path of each route that the server of an account answers. */
export const serverRoutes: readonly string[] = [
${list((route) => route.answeredBy === 'server' && !route.isSocket)}
];

/** The same of WebSockets. */
export const serverSockets: readonly string[] = [
${list((route) => route.answeredBy === 'server' && route.isSocket)}
];

/** Answered by what this machine alone keeps: what is sent there never leaves it. */
export const deviceRoutes: readonly string[] = [
${list(({ answeredBy }) => answeredBy === 'device')}
];
`;
}

const tie = (kind: string, by: string | Via | readonly Via[] | undefined): readonly string[] => {
  if (by === undefined) return [];
  if (typeof by === 'string') return [`${kind} ${code(by)}`];
  const ways = 'via' in by ? [by] : by;
  return [`${kind} by way of ${[...new Set(ways.map(({ via }) => code(via)))].join(', ')}`];
};

/** Who may see and change the rows of a table, in words. */
function describeScope(scope: TableScope | undefined): string {
  if (scope === undefined || typeof scope === 'string') return scope ?? '';
  if ('partOf' in scope) return `with ${code(scope.partOf)}`;
  const { read, write = read, acts = [], own, ownOnly = false, orNobodys = false, member, client } = scope;
  const { notOthers, drafts } = scope;
  const changes = [...new Set([write, ...acts])].filter((permission) => permission !== read);
  return [
    [code(read), ...(changes.length === 0 ? [] : [`changed by ${changes.map(code).join(', ')}`])].join('; '),
    ...tie(ownOnly ? 'own alone' : 'own', own),
    ...(orNobodys ? ['or of nobody'] : []),
    ...tie('member', member),
    ...(drafts === undefined
      ? []
      : [`no ${drafts.values.join(', ')} of others without ${code(drafts.seenWith)} for all`]),
    ...(notOthers === undefined ? [] : [`none of another ${code(notOthers)}`]),
    ...tie('client', client),
  ].join('; ');
}

/** The place that shows it, else the command. */
function describeLink({ place, command }: DeepLink = {}): string {
  return [place, command].flatMap((one) => (one === undefined ? [] : [code(one)])).join(', ');
}

/** @throws Error where a slice names a route that is not served */
function requireRecordRoutes(slices: readonly SliceDeclaration[], routes: readonly DeclaredAccess[]): void {
  const served = new Set(routes.map(({ method, url }) => `${method} ${url}`));
  for (const { kind, route } of slices.flatMap(({ record = [] }) => record))
    if (!served.has(`GET ${route}`)) throw new Error(`No route GET ${route} reads the record ${kind}.`);
}

function renderData(
  slices: readonly SliceDeclaration[],
  uses: readonly UseByFile[],
  {
    wholes,
    links,
  }: {
    readonly wholes: readonly PlacedWhole[];
    readonly links: Readonly<Record<string, DeepLink>>;
  },
): string {
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
  const records = slices.flatMap(({ name, record = [] }) =>
    record.map(({ kind, several, title, route, icon }) => [
      [kind, ...(several === undefined ? [] : [several])].map(code).join(', '),
      name,
      code(title),
      code(`GET ${route}`),
      code(icon),
      describeLink(links[kind]),
    ]),
  );
  const scopes: Scopes = joinScopes(slices);
  const seen = tables.map(({ owns }) => [code(owns), describeScope(scopes[owns])]);
  return `# Data

Every table has one slice that owns it and alone writes it. Others read it where their slice declares so, or ask the
owner through a port. This page is generated (\`npm run generate\`); \`npm run check\` holds it.

${table(['table', 'owner', 'read by'], rows)}

## Who may see a row

Every statement of a slice goes through a handle (\`reads\`, \`writes\`), which adds the organization and the actor's reach by the
table's own permission: \`own\` the person's, \`member\` of the projects that they are members of, \`client\` of the contact's
client. \`everyone\`: whoever acts for the organization; \`nobody\`: what is kept for the product itself.

${table(['table', 'who'], seen)}

## Rows beyond the actor

A reader of a row is shown the name of what it belongs to (\`named\`: id, name, state), and the slice that owns a table holds what is
true of all of it (\`invariant\`: overlap, numbers, claims). Beside these whole tables are read for one of these
reasons, at ${wholes.filter(({ isAcross }) => !isAcross).length} places, and of all organizations at ${wholes.filter(({ isAcross }) => isAcross).length}.

${table(['reason', 'for what', 'table: who'], describeWholes(wholes))}

## Records

What links, mentions and lists name: by which field a person knows one, which route reads it, its codicon, and what opens it in
the editor (\`opens\` of the feature).

${table(['kind', 'slice', 'known by', 'route', 'icon', 'opened by'], records)}

## Events

What the event log, undo, history and clients hear of. Types are kept letter by letter.

${table(['slice', 'events'], events)}

## What points at whom

A person's export and deletion reach these columns, and a record is deleted only where none of them names it.

${table(['records', 'columns'], pointing)}
`;
}

function describeField([name, field]: [string, { description?: string }], required: readonly string[]) {
  const isRequired = required.includes(name);
  const about = field.description === undefined ? '' : `: ${field.description}`;
  return `${code(isRequired ? name : `${name}?`)}${about}`;
}

function describeInput(tool: Tool): string {
  const { properties = {}, required = [] } = z.toJSONSchema(tool.input, { io: 'input' });
  const fields = Object.entries(properties).map(([name, field]) =>
    describeField([name, typeof field === 'boolean' ? {} : field], required),
  );
  return fields.join('<br>').replaceAll('|', '\\|');
}

function renderTools(catalogue: ToolCatalogue): string {
  const rows = [...catalogue.values()]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((tool) => [
      code(tool.name),
      tool.description,
      `${tool.effect}${tool.undo === undefined ? '' : ', can be undone'}`,
      code(tool.permission),
      tool.toolset === 'basics' || tool.isUsual ? `**${tool.toolset}**` : tool.toolset,
      describeInput(tool),
    ]);
  return `# Tools

What the coach, models and other assistants can ask Vireo for: one catalogue, each tool declared by the slice whose records
it is about (\`*.tools.ts\`). This page is generated (\`npm run generate\`). [docs/policy.md](policy.md) says what may run when,
[docs/mcp.md](mcp.md) how other assistants get the tools.

What reads is done at once. What changes something becomes a proposal: it says what will change, waits for a click, is done
once, and can be undone (\`/api/v1/ai/proposals\`). Where what would change is different by then, it is shown again first.
The coach shows its own in its chat; *Vireo: Review Proposals* lists all ([where to click](mcp.md#where-to-click)).
Every decision is in the log for 90 days (\`/api/v1/ai/decisions\`): who, for which assistant, which tool, and why.

Amounts are decimals with their currency, lengths are \`…Seconds\`, shares \`…Percent\`, days \`YYYY-MM-DD\`. A list has at most
100 rows and says \`cut\` where there are more. \`link\` names the records that a figure stands on.

A set is what \`vireo mcp --tools\` offers ([docs/mcp.md](mcp.md#which-tools)); without it the tools are offered whose set is **bold** here.

${table(['tool', 'what it answers', 'effect', 'permission', 'set', 'input'], rows)}
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

/** What the editor is told of the catalogue in the manifest: it lists tools before anything runs. */
function renderEditorTools(catalogue: ToolCatalogue): string {
  const tools = [...catalogue.values()]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, title, description, effect, input }) => {
      const { $schema: _schema, ...inputSchema } = z.toJSONSchema(input, { io: 'input' });
      return { name, title, description, effect, inputSchema };
    });
  return `${JSON.stringify(tools, null, 2)}\n`;
}

/** What `vireo invoice create --from-json` takes. */
function renderInvoiceSchema(): string {
  const schema = z.toJSONSchema(completeInvoiceSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'A whole invoice', ...schema }, null, 2)}\n`;
}

async function renderAll(): Promise<ReadonlyMap<string, string>> {
  const slices = await loadDeclarations(projectRoot);
  const { uses } = readUses(projectRoot, new Set(slices.flatMap(({ tables }): readonly string[] => tables)));
  const { routes, tools } = await askApp((app) => ({ routes: app.declaredAccess, tools: app.tools }));
  requireRecordRoutes(slices, routes);
  const links: Readonly<Record<string, DeepLink>> = Object.assign(
    {},
    ...[...readFeatures(projectRoot).values()].map(({ opens }) => opens),
  );
  return new Map([
    ['docs/permissions.md', renderPermissions(routes)],
    ['docs/data.md', renderData(slices, uses, { wholes: readReach(projectRoot, slices).wholes, links })],
    ['docs/tools.md', renderTools(tools)],
    ['docs/server.md', renderDifferences(readFileSync(path.join(projectRoot, 'docs/server.md'), 'utf8'))],
    ['src/contract/generated/event-types.ts', renderEventTypes(slices)],
    ['src/contract/generated/server-routes.generated.ts', renderServerRoutes(routes)],
    ['scripts/manifest/editor-tools.generated.json', renderEditorTools(tools)],
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
