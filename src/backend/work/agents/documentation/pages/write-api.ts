/** The reference: operations as OpenAPI describes them, routes as code has them, and what modules export, with the comments that are there. */
import type { ApiDescription, DocumentedModule, ProjectFacts } from '../facts/project-facts.ts';
import { code, link, page, pageMark, plain, table } from './markdown.ts';

const mostModules = 100;

/** Empty where there is nothing to refer to. */
export function writeApi(facts: ProjectFacts, folder: string): string {
  const routed = facts.modules.filter(({ routes }) => routes.length > 0);
  const exporting = facts.modules.filter(({ symbols }) => symbols.length > 0);
  const body = [
    ...facts.descriptions.map((description) => writeDescription(description, folder)),
    // What a description says already is not told a second time.
    facts.descriptions.length > 0 ? '' : writeRoutes(routed, folder),
    writeModules(exporting, folder),
  ].filter((part) => part !== '');
  return body.length === 0 ? '' : page([`# API of ${plain(facts.name)}`, pageMark, ...body]);
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

function writeRoutes(modules: readonly DocumentedModule[], from: string): string {
  const rows = modules.flatMap(({ path, routes }) =>
    routes.map((route) => [
      code(route.method),
      `${code(route.path)}${route.isPart ? ' (below where its router is mounted)' : ''}`,
      route.handler === '' ? '' : code(route.handler),
      link(code(`${path}:${route.line}`), path, { from, line: route.line }),
    ]),
  );
  return rows.length === 0 ? '' : `## Routes\n\n${table(['Method', 'Path', 'Handler', 'Place'], rows)}`;
}

function writeModules(modules: readonly DocumentedModule[], from: string): string {
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
    return `### ${link(code(path), path, { from })}\n\n${table(['Name', 'Kind', 'What it says of itself'], rows)}`;
  });
  const rest = modules.length - mostModules;
  return ['## Modules', ...parts, ...(rest > 0 ? [`${rest} more modules are left out.`] : [])].join('\n\n');
}
