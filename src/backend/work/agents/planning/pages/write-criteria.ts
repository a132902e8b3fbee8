/** By what it shows that the project succeeds: what is measured, how it is today, and what is wanted. */
import { healthText } from '../../../../../domain/figures/health-score.ts';
import { code, plain, table } from '../../documentation/pages/markdown.ts';
import { listCommands } from '../../learning/commands.ts';
import { listParts } from '../../learning/parts.ts';
import { listRoutes } from '../../learning/routes.ts';
import { findEndpoint } from '../known/endpoints.ts';
import { hours } from '../known/practice-risks.ts';
import { type PlanPage, planPage } from './words.ts';

type Row = readonly [what: string, today: string, wanted: string, how: string];

export function writeCriteria(place: PlanPage): string {
  const rows = [...practiceRows(place), ...endpointRows(place), ...commandRows(place), ...codeRows(place)];
  const head = ['Id', 'Criterion', 'Today', 'Wanted', 'How it is measured'];
  return planPage('Success criteria', place, [
    table(
      head,
      rows.map((row, index) => [`S-${index + 1}`, ...row]),
    ),
  ]);
}

function practiceRows({ facts: { budget, endsOn, deadlines, name } }: PlanPage): readonly Row[] {
  const rows: Row[] = deadlines.map(({ on, what }) => [
    plain(what),
    'open',
    `by ${on}`,
    'accepted in writing',
  ]);
  if (endsOn !== undefined)
    rows.push([`${plain(name)} is handed over`, 'open', `by ${endsOn}`, 'accepted in writing']);
  if (budget?.budgetSeconds != null)
    rows.push([
      `The hours of ${plain(name)} stay within the budget`,
      hours(budget.usedSeconds),
      `at most ${hours(budget.budgetSeconds)}`,
      'recorded time',
    ]);
  return rows;
}

function endpointRows({ facts }: PlanPage): readonly Row[] {
  return facts.endpoints.map((endpoint) => [
    `${code(endpoint)} answers`,
    findEndpoint(facts.project, endpoint) === undefined ? 'not in the code' : 'in the code, not measured',
    'the agreed answer',
    'a request on the accepted system',
  ]);
}

const wanted = { build: 'builds', test: 'passes its tests', lint: 'passes its linter' } as const;
type Wanted = keyof typeof wanted;

function commandRows({ facts }: PlanPage): readonly Row[] {
  const parts = listParts(facts.project);
  const nameOf = (folder: string) => parts.find(({ scope }) => scope === folder)?.name ?? facts.name;
  const commands = listCommands(facts.project).flatMap(({ kind, line, folder }): Row[] =>
    Object.hasOwn(wanted, kind)
      ? [[`${plain(nameOf(folder))} ${wanted[kind as Wanted]}`, 'not measured', 'no failure', code(line)]]
      : [],
  );
  const health = parts.flatMap((part): Row[] => {
    const [route] = part.of('health-route');
    return route === undefined
      ? []
      : [
          [
            `${plain(part.name)} answers`,
            'not measured',
            'status 200 within a second',
            code(route.value.replace(/^ANY /, 'GET ')),
          ],
        ];
  });
  return [...commands, ...health];
}

function codeRows({ facts }: PlanPage): readonly Row[] {
  const { health, name, points } = facts;
  const routes = listRoutes(facts.project).length;
  const score = health?.score;
  const rows: Row[] = [...weaknessRow(facts)];
  if (score != null && health !== undefined) {
    const reachable = Math.min(
      1,
      health.gains.reduce((sum, { gain }) => sum + gain, score),
    );
    rows.push([
      `The health of the code of ${plain(name)} rises`,
      healthText(score),
      `${healthText(Math.max(score, Math.min(reachable, 0.9)))} or more`,
      code('vireo health'),
    ]);
  }
  if (routes > 0)
    rows.push([
      `Each of the ${routes} operations of ${plain(name)} is tested`,
      'not measured',
      `${routes} of ${routes}`,
      'a test calls each of them',
    ]);
  if (points.length > 0)
    rows.push([
      'Remarks of unfinished work are decided',
      `${points.length} open`,
      '0',
      'TODO and FIXME in code',
    ]);
  return rows;
}

/** Where nothing was scanned, nobody knows how many there are. */
function weaknessRow({ findings, areFindingsCut, health, name }: PlanPage['facts']): readonly Row[] {
  if (health === undefined && findings.length === 0) return [];
  const grave = findings.filter(({ severity }) => severity === 'critical' || severity === 'high').length;
  return [
    [
      `${plain(name)} has no weakness that is rated critical or high`,
      `${grave}${areFindingsCut ? ' or more' : ''}`,
      '0',
      code('vireo scan'),
    ],
  ];
}
