/** What the project is for, what it consists of, by which limits, and how it stands. */
import { healthText } from '../../../../../domain/figures/health-score.ts';
import { code, plain } from '../../documentation/pages/markdown.ts';
import { daysBetween, hours, manifestOf } from '../facts/find-risks.ts';
import type { PlanningFacts } from '../facts/planning-facts.ts';
import { listRoutes } from '../facts/routes.ts';
import { type PlanPage, planPage, quote, section, shownBy } from './words.ts';

const mostListed = 12;

export function writeCharter(place: PlanPage): string {
  return planPage('Charter', place, [
    ...purpose(place),
    section('What it consists of', partsOf(place)),
    section('Limits', limits(place)),
    section('How it stands', standing(place.facts)),
    section(
      'Not known yet',
      place.facts.unknown.map((each) => `- ${plain(each)}`),
    ),
  ]);
}

function purpose(place: PlanPage): readonly string[] {
  const { goal, project, purpose: proposed } = place.facts;
  if (goal !== '') return [`## Goal\n\n${quote(goal)}`];
  if (proposed !== undefined && proposed.text !== '') {
    const by = `Proposed by ${plain(proposed.model)}, to be checked ${shownBy(place, [{ file: proposed.file }])}.`;
    return [`## Purpose\n\n${quote(proposed.text)}\n\n${by}`];
  }
  return project.description === '' ? [] : [`## Purpose\n\n${quote(project.description)}`];
}

function partsOf(place: PlanPage): readonly string[] {
  const { services, project } = place.facts;
  const { files, stack } = project;
  const running = services.map((service) => {
    const { name, role, start, port, needs } = service;
    const started = start === undefined ? '' : `, started by ${code(start.value)}`;
    const listening = port === undefined ? '' : `, on port ${port.value}`;
    const beside = needs.length === 0 ? '' : `, with ${needs.map(({ kind }) => kind).join(' and ')}`;
    const what = { web: 'answers requests', worker: 'works in the background', static: 'is pages' }[role];
    const shown = start?.place ?? { file: manifestOf(service, files) };
    return `- **${plain(name)}** ${what}${started}${listening}${beside} ${shownBy(place, [shown])}.`;
  });
  const routes = listRoutes(project);
  const areas = [...Map.groupBy(routes, ({ area }) => area)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, mostListed)
    .map(([area, [first, ...more]]) => {
      const named = first === undefined ? '' : ` ${shownBy(place, [first])}`;
      return `- ${more.length + 1} ${more.length === 0 ? 'operation' : 'operations'} of ${code(area)}${named}.`;
    });
  const languages = stack.languages
    .filter(({ share, type }) => share >= 0.05 && type === 'programming')
    .map(({ name, code: lines }) => `${name} (${lines} lines)`);
  const used = stack.technologies
    .filter(({ isDevelopment, category }) => !isDevelopment && category === 'framework')
    .slice(0, mostListed)
    .flatMap(({ name, version, evidence: [first] }) =>
      first === undefined
        ? []
        : [
            `- ${plain(name)}${version === undefined ? '' : ` ${plain(version)}`} ${shownBy(place, [first])}.`,
          ],
    );
  const written = languages.length === 0 ? [] : [`- Written in ${languages.join(', ')}.`];
  return [...running, ...areas, ...used, ...written];
}

function limits(place: PlanPage): readonly string[] {
  const { services, project, endsOn, today, budget } = place.facts;
  const versions = services.flatMap(({ name, version, runtime }) =>
    version === undefined
      ? []
      : [
          `- ${plain(name)} runs on ${runtime === 'node' ? 'Node.js' : 'Python'} ${plain(version.value)} ${shownBy(place, [version.place])}.`,
        ],
  );
  const ending =
    endsOn === undefined
      ? []
      : [`- It is to be done by ${endsOn}, ${daysBetween(today, endsOn)} days from ${today}.`];
  const agreed =
    budget?.budgetSeconds == null
      ? []
      : [`- ${hours(budget.budgetSeconds)} are agreed with ${plain(budget.clientName)} (on record).`];
  const license =
    project.license === '' ? [] : [`- ${plain(project.name)} is under ${plain(project.license)}.`];
  return [...ending, ...agreed, ...versions, ...license];
}

function standing({
  health,
  findings,
  areFindingsCut,
  budget,
  project,
  today,
}: PlanningFacts): readonly string[] {
  const score = health?.score;
  const measured =
    score == null
      ? []
      : [
          `- The health of the code is ${healthText(score)} of ${healthText(1)} (measured ${health?.assessedAt.slice(0, 10)}).`,
        ];
  const parts = (health?.parts ?? [])
    .filter(({ score }) => score !== null && score < 0.9)
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .slice(0, 3)
    .map(
      ({ part, score, why }) =>
        `- ${plain(part)}: ${healthText(score ?? 0)}${why === null ? '' : `; ${plain(why)}`}`,
    );
  const grave = findings.filter(({ severity }) => severity === 'critical' || severity === 'high').length;
  const counted =
    findings.length === 0
      ? []
      : [
          `- ${findings.length}${areFindingsCut ? ' or more' : ''} ${findings.length === 1 ? 'finding of' : 'findings of'} ${plain(project.name)} ${findings.length === 1 ? 'stands' : 'stand'}, ${grave} of them critical or high.`,
        ];
  const worked =
    budget === undefined || budget.usedSeconds === 0
      ? []
      : [
          `- ${hours(budget.usedSeconds)} are recorded${budget.ofWhom === 'own' ? ' by you' : ''} (as of ${today}).`,
        ];
  return [...measured, ...parts, ...counted, ...worked];
}
