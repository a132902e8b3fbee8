/** The reference: what the project answers over HTTP, with its schemas, and what its modules say of themselves. */
import type { ApiDescription, KnownModule, KnownProject } from '../../learning/known-project.ts';
import { type KnownRoute, listRoutes } from '../../learning/routes.ts';
import type { KnownSchemas, Schema } from '../../learning/schemas.ts';
import { code, link, page, pageMark, plain, table } from './markdown.ts';

const mostModules = 100;
const mostRoutes = 300;

/** Empty where there is nothing to refer to. */
export function writeApi(project: KnownProject, schemas: KnownSchemas, folder: string): string {
  const described = new Set(project.descriptions.map(({ source }) => source));
  // What a description says already is not told a second time.
  const routes = listRoutes(project).filter(({ file }) => !described.has(file));
  const body = [
    ...project.descriptions.map((description) => writeDescription(description, folder)),
    writeRoutes(routes.slice(0, mostRoutes), schemas, folder),
    writeSchemas(routes.slice(0, mostRoutes), schemas, folder),
    writeModules(project.modules, folder),
  ].filter((part) => part !== '');
  return body.length === 0 ? '' : page([`# API of ${plain(project.name)}`, pageMark, ...body]);
}

function writeDescription({ source, title, version, operations }: ApiDescription, from: string): string {
  const parts = operations.map(({ method, path, summary, parameters, responses }) =>
    [
      `### ${code(`${method} ${path}`)}`,
      plain(summary),
      table(
        ['Parameter', 'In', 'Required'],
        parameters.map(({ name, place, isRequired }) => [
          code(name),
          plain(place),
          isRequired ? 'yes' : 'no',
        ]),
      ),
      table(
        ['Status', 'Answer'],
        responses.map(({ status, description }) => [plain(status), plain(description)]),
      ),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  const name = plain(`${title} ${version}`) || 'Operations';
  return [`## ${name}`, `As described in ${link(code(source), source, { from })}.`, ...parts].join('\n\n');
}

interface Column {
  readonly title: string;
  readonly cell: (route: KnownRoute) => string;
}

/** Columns of which nothing is known are left out. */
function writeRoutes(routes: readonly KnownRoute[], schemas: KnownSchemas, from: string): string {
  if (routes.length === 0) return '';
  const named = (names: readonly string[]) =>
    names.map((name) => `[${code(name)}](#${anchorOf(name)})`).join(', ');
  const optional: readonly Column[] = [
    { title: 'What it does', cell: ({ summary }) => plain(summary) },
    { title: 'Takes', cell: (route) => named(schemas.of(route).takes) },
    { title: 'Answers', cell: (route) => named(schemas.of(route).answers) },
  ];
  const columns: readonly Column[] = [
    { title: 'Method', cell: ({ method }) => code(method) },
    { title: 'Path', cell: ({ path }) => code(path) },
    ...optional.filter(({ cell }) => routes.some((route) => cell(route) !== '')),
    {
      title: 'Place',
      cell: ({ file, line }) =>
        link(code(line === undefined ? file : `${file}:${line}`), file, {
          from,
          ...(line !== undefined && { line }),
        }),
    },
  ];
  const rows = routes.map((route) => columns.map(({ cell }) => cell(route)));
  return `## Routes\n\n${table(
    columns.map(({ title }) => title),
    rows,
  )}`;
}

/** As GitHub makes it of a heading. */
const anchorOf = (name: string): string => name.toLowerCase();

/** Those that routes name, and those that these name. */
function writeSchemas(routes: readonly KnownRoute[], schemas: KnownSchemas, from: string): string {
  const found = new Map<string, Schema>();
  const add = (name: string): void => {
    const schema = found.has(name) ? undefined : schemas.find(name);
    if (schema === undefined || schema.fields.length === 0) return;
    found.set(name, schema);
    for (const { type } of schema.fields) for (const each of type.match(/\b[A-Z]\w*\b/g) ?? []) add(each);
  };
  for (const route of routes) {
    const { takes, answers } = schemas.of(route);
    for (const name of [...takes, ...answers]) add(name);
  }
  const parts = [...found.values()].map(({ name, fields, file, line }) => {
    const rows = fields.map((field) => [code(field.name), code(field.type), field.isRequired ? 'yes' : 'no']);
    const place = link(code(`${file}:${line}`), file, { from, line });
    return `### ${name}\n\n${place}\n\n${table(['Field', 'Type', 'Required'], rows)}`;
  });
  return parts.length === 0 ? '' : ['## Schemas', ...parts].join('\n\n');
}

/** Only what says more than its own code: a comment, or what passes through it. */
function writeModules(all: readonly KnownModule[], from: string): string {
  const modules = all
    .map(({ path, symbols }) => ({
      path,
      symbols: symbols.filter(({ summary, passed }) => summary !== '' || passed.length > 0),
    }))
    .filter(({ symbols }) => symbols.length > 0);
  if (modules.length === 0) return '';
  const parts = modules.slice(0, mostModules).map(({ path, symbols }) => {
    const rows = symbols.map(({ kind, signature, summary, line, errors, passed }) => [
      link(code(signature), path, { from, line }),
      kind,
      [
        plain(summary),
        ...[...errors, ...passed].map(
          ({ type, message }) =>
            `Throws ${code(type)}${message === '' ? '' : `: ${plain(message).replace(/\.$/, '')}`}.`,
        ),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ]);
    return `### ${link(code(path), path, { from })}\n\n${table(['Name', 'Kind', 'Description'], rows)}`;
  });
  const rest = modules.length - mostModules;
  return ['## Modules', ...parts, ...(rest > 0 ? [`${rest} more modules are left out.`] : [])].join('\n\n');
}
