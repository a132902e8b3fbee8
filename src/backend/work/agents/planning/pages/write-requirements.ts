/** What the project does and has to do, each with the place that says it and how it is accepted. */
import type { FactEvidence, ProjectFact } from '../../../../../workspace/facts/model.ts';
import { code, plain, table } from '../../documentation/pages/markdown.ts';
import { listCommands } from '../../learning/commands.ts';
import { listParts, type Part, valuesOf } from '../../learning/parts.ts';
import { listRoutes } from '../../learning/routes.ts';
import { listVersions } from '../../learning/versions.ts';
import { findEndpoint } from '../known/endpoints.ts';
import { type PlanPage, planPage, section, shownBy } from './words.ts';

const mostOperations = 40;
const mostNames = 20;
const mostPoints = 20;

export function writeRequirements(place: PlanPage): string {
  return planPage('Requirements', place, [
    section('What is to be reachable', endpoints(place)),
    section('What it does today', functional(place)),
    section('How it runs', running(place)),
    section('Open points', openPoints(place)),
  ]);
}

function endpoints(place: PlanPage): readonly string[] {
  const { project, endpoints: all } = place.facts;
  const rows = all.map((endpoint, index) => {
    const route = findEndpoint(project, endpoint);
    return [
      `E-${index + 1}`,
      code(endpoint),
      route === undefined ? 'to be built' : `in the code ${shownBy(place, [route])}`,
      'a request on the accepted system gets the agreed answer',
    ];
  });
  return rows.length === 0 ? [] : [table(['Id', 'Endpoint', 'Today', 'Accepted when'], rows)];
}

function functional(place: PlanPage): readonly string[] {
  const { project, name } = place.facts;
  const routes = listRoutes(project);
  if (routes.length === 0) return offered(place);
  const shown = routes.slice(0, mostOperations);
  const isSummed = shown.some(({ summary }) => summary !== '');
  const rows = shown.map((route, index) => [
    `F-${index + 1}`,
    code(`${route.method} ${route.path}`),
    ...(isSummed ? [plain(route.summary)] : []),
    shownBy(place, [route]).slice(1, -1),
  ]);
  const rest = routes.length - rows.length;
  const head = ['Id', 'Operation', ...(isSummed ? ['What it does'] : []), 'Shown by'];
  return [
    table(head, rows),
    ...(rest > 0 ? ['', `${rest} more operations of ${plain(name)} are left out here.`] : []),
  ];
}

/** Without routes: what its modules offer to others and say of it. */
function offered(place: PlanPage): readonly string[] {
  const { project, name } = place.facts;
  const all = project.modules.flatMap(({ path: file, symbols }) =>
    symbols.filter(({ isDocumented }) => isDocumented).map((symbol) => ({ ...symbol, file })),
  );
  const rows = all
    .slice(0, mostNames)
    .map(({ name: own, summary, file, line }, index) => [
      `F-${index + 1}`,
      code(own),
      plain(summary),
      shownBy(place, [{ file, line }]).slice(1, -1),
    ]);
  const rest = all.length - rows.length;
  const more = rest > 0 ? ['', `${rest} more that ${plain(name)} offers are left out here.`] : [];
  return rows.length === 0 ? [] : [table(['Id', 'Offers', 'As its comment says', 'Shown by'], rows), ...more];
}

type Need = readonly [text: string, accepted: string, shown: readonly FactEvidence[]];

function running(place: PlanPage): readonly string[] {
  const { project, name } = place.facts;
  const parts = listParts(project);
  const nameOf = (folder: string) => plain(parts.find(({ scope }) => scope === folder)?.name ?? name);
  const files = new Set(project.files);
  const rows = [...versionNeeds(place, nameOf), ...parts.flatMap(needsOf), ...checkNeeds(place, nameOf)].map(
    ([text, accepted, shown], index) => [
      `N-${index + 1}`,
      text,
      accepted,
      shownBy(
        place,
        shown.filter(({ file }) => files.has(file)),
      ).slice(1, -1),
    ],
  );
  return rows.length === 0 ? [] : [table(['Id', 'Requirement', 'Accepted when', 'Shown by'], rows)];
}

type NameOf = (folder: string) => string;

function versionNeeds({ facts }: PlanPage, nameOf: NameOf): readonly Need[] {
  return listVersions(facts.project.facts).map(({ title, scope, named, isContradictory }) => [
    isContradictory
      ? `The files of ${nameOf(scope)} agree on one version of ${title}; today they name ${[...new Set(named.map(({ value }) => code(value)))].join(', ')}`
      : `${nameOf(scope)} works with ${title} ${[...new Set(named.map(({ value }) => code(value)))].join(', ')}`,
    isContradictory ? 'each of them names the same' : 'its tests pass there',
    named.map(({ evidence }) => evidence),
  ]);
}

const places = (facts: readonly ProjectFact[]) => facts.map(({ evidence }) => evidence);

function needsOf(part: Part): readonly Need[] {
  const name = plain(part.name);
  const [[health], databases, environment] = [
    part.of('health-route'),
    part.of('database'),
    part.of('environment'),
  ];
  const rows: Need[] = [];
  if (health !== undefined)
    rows.push([
      `${name} says whether it works`,
      `${code(health.value.replace(/^ANY /, 'GET '))} answers 200`,
      [health.evidence],
    ]);
  for (const value of valuesOf(databases)) {
    const own = databases.filter((fact) => fact.value === value);
    rows.push([`${name} works with ${plain(value)}`, 'it starts against an empty one', places(own)]);
  }
  if (environment.length > 0) {
    const names = valuesOf(environment).map(code).join(', ');
    rows.push([
      `${name} takes its settings from the environment: ${names}`,
      'each of them is documented',
      places(environment.slice(0, 1)),
    ]);
  }
  return rows;
}

function checkNeeds({ facts }: PlanPage, nameOf: NameOf): readonly Need[] {
  return listCommands(facts.project).flatMap(({ kind, line, folder, source }): Need[] => {
    if (kind === 'test') return [[`The tests of ${nameOf(folder)} pass`, code(line), [source]]];
    return kind === 'lint' ? [[`${nameOf(folder)} passes its linter`, code(line), [source]]] : [];
  });
}

function openPoints(place: PlanPage): readonly string[] {
  const { points } = place.facts;
  const shown = points
    .slice(0, mostPoints)
    .map(
      ({ path: file, line, text }, index) =>
        `- O-${index + 1}: ${plain(text)} ${shownBy(place, [{ file, line }])}`,
    );
  const rest = points.length - shown.length;
  return rest > 0 ? [...shown, `- ${rest} more remarks are in the code.`] : shown;
}
