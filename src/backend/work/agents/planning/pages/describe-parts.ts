/** What a project consists of, in sentences, each with the places that show it. */
import type { FactEvidence, ProjectFact } from '../../../../../workspace/facts/model.ts';
import { code, plain } from '../../documentation/pages/markdown.ts';
import { listParts, type Part, sentenceList, valuesOf } from '../../learning/parts.ts';
import { listRoutes } from '../../learning/routes.ts';
import { listVersions, type NamedVersion } from '../../learning/versions.ts';
import { type PlanPage, shownBy } from './words.ts';

const mostParts = 8;
const mostAreas = 5;

export function describeParts(place: PlanPage): readonly string[] {
  const { project } = place.facts;
  const all = listParts(project);
  const rest = all.length - mostParts;
  return [
    ...all.slice(0, mostParts).flatMap((part) => describe(part, place)),
    ...(rest > 0
      ? [
          `- ${rest} more parts: ${all
            .slice(mostParts)
            .map(({ name }) => plain(name))
            .join(', ')}.`,
        ]
      : []),
    ...versionLines(place),
    ...routeLine(place),
    ...serviceLine(place),
    ...licenseLine(place),
  ];
}

interface Clause {
  readonly text: string;
  readonly shown: readonly FactEvidence[];
}

const clause = (facts: readonly ProjectFact[], text: string): readonly Clause[] =>
  facts.length === 0 ? [] : [{ text, shown: facts.map(({ evidence }) => evidence) }];

function describe(part: Part, place: PlanPage): readonly string[] {
  const name = `**${plain(part.name)}**`;
  const [frameworks, databases] = [part.of('framework'), part.of('database')];
  const made = [
    ...clause(part.of('language'), `is written in ${sentenceList(valuesOf(part.of('language')).map(plain))}`),
    ...clause(frameworks, `uses ${sentenceList(valuesOf(frameworks).map(plain))}`),
    ...clause(databases, `works with ${sentenceList(valuesOf(databases).map(plain))}`),
  ];
  const lines = [sentence(name, made, place), sentence('It', runs(part), place), testSentence(part, place)];
  const said = lines.filter((line) => line !== '').join(' ');
  return said === '' ? [] : [`- ${said}`];
}

/** Without clauses nothing. Folders are no place to lead to. */
function sentence(subject: string, clauses: readonly Clause[], place: PlanPage): string {
  if (clauses.length === 0) return '';
  const files = new Set(place.facts.project.files);
  const shown = clauses.flatMap((each) => each.shown).filter(({ file }) => files.has(file));
  const by = shown.length === 0 ? '' : ` ${shownBy(place, shown)}`;
  return `${subject} ${sentenceList(clauses.map(({ text }) => text))}${by}.`;
}

function runs(part: Part): readonly Clause[] {
  const [start] = part.of('start');
  const ports = portsOf(part);
  const listens =
    ports.length === 1
      ? `listens on port ${ports[0]?.value}`
      : `names the ports ${sentenceList(ports.map(({ value, evidence }) => `${plain(value)} (${plain(evidence.file)})`))}`;
  return [
    ...(start === undefined ? [] : clause([start], `starts with ${code(start.value.replace(/^exec /, ''))}`)),
    ...clause(ports, listens),
  ];
}

/** What runs counts before what a README tells. */
function portsOf(part: Part): readonly ProjectFact[] {
  // What names a service after it is the port of another one.
  const all = part.of('port').filter(({ value }) => /^\d+$/.test(value));
  const sure = all.filter(({ rank }) => rank !== 'told');
  const wanted = sure.length > 0 ? sure : all;
  return wanted.filter((fact, index) => wanted.findIndex(({ value }) => value === fact.value) === index);
}

/** All commands that a pipeline runs them by: one alone may leave out some. */
function testSentence(part: Part, place: PlanPage): string {
  const [tests, commands] = [part.of('tests').slice(0, 3), part.of('test')];
  const run = commands.filter(({ rank }) => rank === 'run').slice(0, 3);
  const shown = run.length > 0 ? run : commands.slice(0, 1);
  const where = clause(tests, `lie in ${sentenceList(valuesOf(tests).map(code))}`);
  const how = clause(shown, `are run by ${sentenceList(valuesOf(shown).map(code))}`);
  return where.length === 0 ? '' : sentence('Its tests', [...where, ...how], place);
}

/** One for each runtime and part; where files differ, each with what it names. */
function versionLines(place: PlanPage): readonly string[] {
  const { facts } = place;
  const parts = listParts(facts.project);
  return listVersions(facts.project.facts).map(({ title, scope, named, isContradictory }) => {
    const name = plain(parts.find((part) => part.scope === scope)?.name ?? facts.name);
    if (isContradictory)
      return `- The files differ on the version of ${title} for ${name}: ${eachVersion(named, place).join(', ')}.`;
    const own = named.filter(({ isShared }) => !isShared);
    const shared = named.filter(({ isShared }) => isShared);
    const asks = `${name} asks for ${title} ${sentenceList(eachVersion(own, place))}`;
    return shared.length === 0
      ? `- ${asks}.`
      : `- ${asks}; for the whole project ${sentenceList(eachVersion(shared, place))} is named.`;
  });
}

/** Each value once, with its places. */
function eachVersion(named: readonly NamedVersion[], place: PlanPage): readonly string[] {
  return [...Map.groupBy(named, ({ value }) => value)].map(
    ([value, all]) =>
      `${code(value)} ${shownBy(
        place,
        all.map(({ evidence }) => evidence),
      )}`,
  );
}

function routeLine(place: PlanPage): readonly string[] {
  const routes = listRoutes(place.facts.project);
  const [first] = routes;
  if (first === undefined) return [];
  const areas = [...Map.groupBy(routes, ({ area }) => area)].toSorted(([, a], [, b]) => b.length - a.length);
  const named = areas.slice(0, mostAreas).map(([area, all]) => `${code(area)} (${all.length})`);
  const rest = areas.length - mostAreas;
  const more = rest > 0 ? [`${rest} ${rest === 1 ? 'other' : 'others'}`] : [];
  const shown = [...new Map(routes.map(({ file, line }) => [file, { file, line }])).values()].slice(0, 3);
  return [
    `- The project answers ${routes.length} ${routes.length === 1 ? 'operation' : 'operations'} over HTTP: ${sentenceList([...named, ...more])} ${shownBy(place, shown)}.`,
  ];
}

/** By Compose files, and by those of processes. */
function serviceLine(place: PlanPage): readonly string[] {
  const services = place.facts.project.facts.filter(({ kind }) => kind === 'service');
  const byKind = Map.groupBy(services, ({ evidence: { file } }) =>
    /(?:^|\/)[^/]*compose[^/]*\.ya?ml$/i.test(file) ? 'Docker Compose runs' : 'Its processes are',
  );
  return [...byKind].map(([words, all]) => {
    const files = [...new Set(all.map(({ evidence: { file } }) => file))].map((file) => ({ file }));
    return `- ${words} ${sentenceList(valuesOf(all).map(plain))} ${shownBy(place, files)}.`;
  });
}

/** What npm calls a package that nobody else may use. */
const unlicensed = 'UNLICENSED';

function licenseLine(place: PlanPage): readonly string[] {
  const { facts, name } = place.facts.project;
  const licenses = facts.filter(({ kind, scope }) => kind === 'license' && scope === '.');
  if (licenses.length === 0) return [];
  const names = valuesOf(licenses.filter(({ value, evidence }) => value !== evidence.file));
  const shown = shownBy(
    place,
    licenses.map(({ evidence }) => evidence),
  );
  const [first] = names;
  const title = plain(name);
  if (names.length > 1)
    return [`- The files of ${title} name different licenses: ${sentenceList(names.map(plain))} ${shown}.`];
  if (first === unlicensed) return [`- ${title} is not licensed to others ${shown}.`];
  return [
    `- The license of ${title} is ${first === undefined ? 'a text of its own' : plain(first)} ${shown}.`,
  ];
}
