/** What the project does and has to do, each with the place that says it and how it is accepted. */

import type { ServiceFacts } from '../../devops/facts/service-facts.ts';
import { code, plain, table } from '../../documentation/pages/markdown.ts';
import { type Evidence, manifestOf } from '../facts/find-risks.ts';
import { listRoutes } from '../facts/routes.ts';
import { type PlanPage, planPage, section, shownBy } from './words.ts';

const mostOperations = 60;
const mostNames = 40;
const mostPoints = 40;

export function writeRequirements(place: PlanPage): string {
  return planPage('Requirements', place, [
    section('What it does', functional(place)),
    section('How it runs', running(place)),
    section('Open points', openPoints(place)),
  ]);
}

function functional(place: PlanPage): readonly string[] {
  const { project } = place.facts;
  const routes = listRoutes(project);
  if (routes.length === 0) return offered(place);
  const rows = routes
    .slice(0, mostOperations)
    .map((route, index) => [
      `F-${index + 1}`,
      code(`${route.method} ${route.path}`),
      plain(route.summary),
      shownBy(place, [route]).slice(1, -1),
    ]);
  const rest = routes.length - rows.length;
  return [
    table(['Id', 'Operation', 'What answers', 'Shown by'], rows),
    ...(rest > 0 ? ['', `${rest} more operations of ${plain(project.name)} are left out here.`] : []),
  ];
}

/** Without routes: what its modules offer to others, those with a comment first. */
function offered(place: PlanPage): readonly string[] {
  const { project } = place.facts;
  const all = project.modules.flatMap(({ path: file, symbols }) =>
    symbols.map((symbol) => ({ ...symbol, file })),
  );
  const rows = all
    .toSorted((a, b) => Number(b.isDocumented) - Number(a.isDocumented))
    .slice(0, mostNames)
    .map(({ signature, summary, file, line }, index) => [
      `F-${index + 1}`,
      code(signature.slice(0, 120)),
      plain(summary),
      shownBy(place, [{ file, line }]).slice(1, -1),
    ]);
  const rest = all.length - rows.length;
  const head = ['Id', 'Offers', 'As its comment says', 'Shown by'];
  const more =
    rest > 0 ? ['', `${rest} more names that ${plain(project.name)} exports are left out here.`] : [];
  return rows.length === 0 ? [] : [table(head, rows), ...more];
}

type Need = readonly [text: string, accepted: string, shown: Evidence];

function running(place: PlanPage): readonly string[] {
  const { services, project } = place.facts;
  const rows = services
    .flatMap((service) => [...needsOf(service), ...checksOf(service, manifestOf(service, project.files))])
    .map(([text, accepted, shown], index) => [
      `N-${index + 1}`,
      text,
      accepted,
      shownBy(place, [shown]).slice(1, -1),
    ]);
  return rows.length === 0 ? [] : [table(['Id', 'Requirement', 'Accepted when', 'Shown by'], rows)];
}

function needsOf({
  name,
  runtime,
  version,
  health,
  port,
  needs,
  environment,
}: ServiceFacts): readonly Need[] {
  const rows: Need[] = [];
  const [setting] = environment;
  if (version !== undefined) {
    const text = `${plain(name)} runs on ${runtime === 'node' ? 'Node.js' : 'Python'} ${plain(version.value)}`;
    rows.push([text, 'it starts there', version.place]);
  }
  if (health !== undefined)
    rows.push([
      `${plain(name)} tells whether it works`,
      `GET ${code(health.value)} answers 200`,
      health.place,
    ]);
  else if (port !== undefined)
    rows.push([`${plain(name)} listens on port ${port.value}`, 'a connection is taken', port.place]);
  for (const { kind, version: wanted, place } of needs) {
    const text = `${plain(name)} keeps data in ${kind}${wanted === undefined ? '' : ` ${plain(wanted)}`}`;
    rows.push([text, 'it starts against an empty one', place]);
  }
  if (setting !== undefined) {
    const names = environment.map(({ value }) => code(value)).join(', ');
    const text = `${plain(name)} takes its settings from the environment: ${names}`;
    rows.push([text, 'it names what is missing', setting.place]);
  }
  return rows;
}

function checksOf({ name, test, lint }: ServiceFacts, manifest: string): readonly Need[] {
  const tested: Need =
    test === undefined
      ? [`${plain(name)} gets tests`, 'a command runs them', { file: manifest }]
      : [`Tests of ${plain(name)} pass`, code(test.value), test.place];
  return lint === undefined
    ? [tested]
    : [tested, [`${plain(name)} passes its linter`, code(lint.value), lint.place]];
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
