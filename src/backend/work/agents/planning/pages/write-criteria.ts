/** By what it shows that the project succeeds: what is measured, how it is today, and what is wanted. */
import { healthText } from '../../../../../domain/figures/health-score.ts';
import { code, plain, table } from '../../documentation/pages/markdown.ts';
import { hours } from '../facts/find-risks.ts';
import { listRoutes } from '../facts/routes.ts';
import { type PlanPage, planPage } from './words.ts';

type Row = readonly [what: string, today: string, wanted: string, how: string];

export function writeCriteria(place: PlanPage): string {
  const rows = [...practiceRows(place), ...serviceRows(place), ...codeRows(place)];
  const head = ['Id', 'Criterion', 'Today', 'Wanted', 'How it is measured'];
  return planPage('Success criteria', place, [
    table(
      head,
      rows.map((row, index) => [`S-${index + 1}`, ...row]),
    ),
  ]);
}

function practiceRows({ facts: { budget, endsOn, project } }: PlanPage): readonly Row[] {
  const rows: Row[] = [];
  if (endsOn !== undefined)
    rows.push([`${plain(project.name)} is handed over`, 'not yet', `by ${endsOn}`, 'by your word']);
  if (budget?.budgetSeconds != null)
    rows.push([
      `The hours of ${plain(project.name)} stay in the budget`,
      hours(budget.usedSeconds),
      `at most ${hours(budget.budgetSeconds)}`,
      'time recorded in Vireo',
    ]);
  return rows;
}

function serviceRows({ facts: { services } }: PlanPage): readonly Row[] {
  return services.flatMap(({ name, test, health, build }): Row[] => [
    ...(build === undefined
      ? []
      : [[`${plain(name)} builds`, 'not measured', 'exit code 0', code(build.value)] as const]),
    ...(test === undefined
      ? [[`${plain(name)} has tests`, 'none', 'a command that runs them', 'by its manifest'] as const]
      : [[`Tests of ${plain(name)} pass`, 'not measured', 'exit code 0', code(test.value)] as const]),
    ...(health === undefined
      ? []
      : [
          [
            `${plain(name)} answers`,
            'not measured',
            'status 200 within a second',
            code(`GET ${health.value}`),
          ] as const,
        ]),
  ]);
}

function codeRows({ facts }: PlanPage): readonly Row[] {
  const { findings, areFindingsCut, health, project, points } = facts;
  const grave = findings.filter(({ severity }) => severity === 'critical' || severity === 'high').length;
  const symbols = project.modules.flatMap((module) => module.symbols);
  const documented = symbols.filter(({ isDocumented }) => isDocumented).length;
  const routes = listRoutes(project);
  const score = health?.score;
  const reachable = Math.min(
    1,
    (health?.gains ?? []).reduce((sum, { gain }) => sum + gain, score ?? 0),
  );
  return [
    ...(health === undefined && findings.length === 0
      ? []
      : [
          [
            `No critical or high finding stands in ${plain(project.name)}`,
            `${grave}${areFindingsCut ? ' or more' : ''}`,
            '0',
            code('vireo scan'),
          ] as const,
        ]),
    ...(score == null
      ? []
      : [
          [
            `The health of ${plain(project.name)} rises`,
            healthText(score),
            `${healthText(Math.max(score, Math.min(reachable, 0.9)))} or more`,
            code('vireo health'),
          ] as const,
        ]),
    ...(symbols.length === 0
      ? []
      : [
          [
            'What modules offer has a comment',
            `${documented} of ${symbols.length} names`,
            `${Math.max(documented, Math.ceil(symbols.length * 0.8))} of ${symbols.length}`,
            'by the Documentation agent',
          ] as const,
        ]),
    ...(routes.length === 0
      ? []
      : [
          [
            'Each operation is tested',
            'not measured',
            `${routes.length} of ${routes.length}`,
            'a test calls each of them',
          ] as const,
        ]),
    ...(points.length === 0
      ? []
      : [
          [
            'Remarks of unfinished work are decided',
            `${points.length} open`,
            '0',
            'TODO and FIXME in code',
          ] as const,
        ]),
  ];
}
