/** The page of what the project is made of, how its parts run and meet: each row with the place that shows it. */
import type { FactEvidence, ProjectFact } from '../../../../../workspace/facts/model.ts';
import type { KnownProject } from '../../learning/known-project.ts';
import { listParts, type Part, valuesOf } from '../../learning/parts.ts';
import { listRoutes } from '../../learning/routes.ts';
import { code, link, page, pageMark, plain, table } from './markdown.ts';

const mostRows = 60;
const mostPlaces = 3;

/** `folder` is that of the page. */
export function writeArchitecture(project: KnownProject, folder: string): string {
  const body = [
    parts(project, folder),
    running(project, folder),
    services(project, folder),
    routes(project, folder),
    images(project, folder),
    checks(project, folder),
  ];
  return page([`# Architecture of ${plain(project.name)}`, pageMark, ...body]);
}

function section(title: string, text: string): string {
  return text === '' ? '' : `## ${title}\n\n${text}`;
}

function placesOf(evidence: readonly FactEvidence[], from: string): string {
  const links = evidence.map(({ file, line }) =>
    link(code(line === undefined ? file : `${file}:${line}`), file, {
      from,
      ...(line !== undefined && { line }),
    }),
  );
  return [...new Set(links)].slice(0, mostPlaces).join(', ');
}

const places = (facts: readonly ProjectFact[], from: string): string =>
  placesOf(
    facts.map(({ evidence }) => evidence),
    from,
  );

function parts(project: KnownProject, from: string): string {
  const files = new Set(project.files);
  const all = listParts(project).slice(0, mostRows);
  const rows = all.map((part) => {
    const shown = [
      ...part.of('name'),
      ...part.of('framework'),
      ...part.of('database'),
      ...part.of('language'),
    ];
    return [
      plain(part.name),
      code(part.scope),
      valuesOf(part.of('language')).map(plain).join(', '),
      valuesOf(part.of('framework')).map(plain).join(', '),
      valuesOf(part.of('database')).map(plain).join(', '),
      places(
        shown.filter(({ evidence }) => files.has(evidence.file)),
        from,
      ),
    ];
  });
  return section('Parts', table(['Part', 'Folder', 'Written in', 'Frameworks', 'Data', 'Shown by'], rows));
}

/** What starts each part where it runs: an image, a process file or a script; else what a README says. */
function running(project: KnownProject, from: string): string {
  const rows = listParts(project).flatMap((part) => {
    const starts = part.of('start');
    const sure = starts.filter(({ rank }) => rank === 'run');
    const shown = sure.length > 0 ? sure : starts.slice(0, 1);
    // Of several processes it is not known which of them listens.
    const ports = shown.length === 1 ? portsOf(part, from) : '';
    return shown.map((start) => [
      plain(part.name),
      code(start.value.replace(/^exec /, '')),
      ports,
      places([start], from),
    ]);
  });
  return section('How it runs', table(['Part', 'Starts with', 'Port', 'Shown by'], rows));
}

/** Each port with where it is named, if there are several. */
function portsOf(part: Part, from: string): string {
  const named = part.of('port').filter(({ rank, value }) => rank !== 'told' && /^\d+$/.test(value));
  const byPort = [...Map.groupBy(named, ({ value }) => value)];
  if (byPort.length === 1) return plain(byPort[0]?.[0] ?? '');
  return byPort.map(([value, all]) => `${plain(value)} (${places(all, from)})`).join(', ');
}

function services({ facts }: KnownProject, from: string): string {
  const rows = facts
    .filter(({ kind }) => kind === 'service')
    .slice(0, mostRows)
    .map((fact) => {
      const [, name = fact.value, image = ''] = /^(.+?) \((.+)\)$/.exec(fact.value) ?? [];
      return [plain(name), image === '' ? '' : code(image), places([fact], from)];
    });
  return section('Services', table(['Service', 'Image', 'Shown by'], rows));
}

/** Operations by the part of the path that names something. */
function routes(project: KnownProject, from: string): string {
  const areas = Map.groupBy(listRoutes(project), ({ area }) => area);
  const rows = [...areas]
    .slice(0, mostRows)
    .map(([area, all]) => [code(area), String(all.length), placesOf(firstOfFiles(all), from)]);
  return section('Over HTTP', table(['Area', 'Operations', 'Shown by'], rows));
}

function firstOfFiles(all: readonly FactEvidence[]): readonly FactEvidence[] {
  return [...Map.groupBy(all, ({ file }) => file).values()].flatMap(([first]) => first ?? []);
}

/** What each image takes of the project. */
function images({ facts }: KnownProject, from: string): string {
  const copies = facts.filter(({ kind }) => kind === 'docker-copy');
  const rows = [...Map.groupBy(copies, ({ evidence }) => evidence.file)].map(([file, all]) => [
    link(code(file), file, { from }),
    valuesOf(all)
      .map((value) => code(value.slice(value.indexOf(': ') + 2)))
      .join(', '),
  ]);
  return section('Images', table(['Dockerfile', 'Copies'], rows));
}

/** What pipelines build, check and test. */
function checks({ facts }: KnownProject, from: string): string {
  const rows = facts
    .filter(({ kind, rank, evidence: { file } }) => rank === 'run' && checked.has(kind) && !image.test(file))
    .slice(0, mostRows)
    .map((fact) => [fact.kind, code(fact.value), code(fact.scope), places([fact], from)]);
  return section('What pipelines run', table(['For', 'Command', 'In', 'Shown by'], rows));
}

const checked: ReadonlySet<string> = new Set(['build', 'lint', 'test']);
const image = /(?:^|\/)[^/]*(?:Docker|Container)file[^/]*$/;
