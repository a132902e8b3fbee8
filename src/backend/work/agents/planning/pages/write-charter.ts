/** What the project is for, who takes part, what is there, by which limits, how it stands, and what is open. */
import { healthText } from '../../../../../domain/figures/health-score.ts';
import { code, plain } from '../../documentation/pages/markdown.ts';
import { findPurpose } from '../../learning/purpose.ts';
import type { PlanningFacts } from '../known/planning-facts.ts';
import { daysBetween, hours } from '../known/practice-risks.ts';
import { describeParts } from './describe-parts.ts';
import { listQuestions } from './list-questions.ts';
import { type PlanPage, planPage, quote, section, shownBy } from './words.ts';

export function writeCharter(place: PlanPage): string {
  const { facts } = place;
  return planPage('Charter', place, [
    ...purpose(place),
    section('Who takes part', people(facts)),
    section('What is there today', describeParts(place)),
    section(
      'What is to be reachable',
      facts.endpoints.map((each) => `- ${code(each)}`),
    ),
    section('Limits', limits(place)),
    section('How it stands', standing(facts)),
    section(
      'Open questions',
      listQuestions(place).map((question, index) => `${index + 1}. ${question}`),
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
  const said = findPurpose(project.facts);
  return said === undefined
    ? []
    : [`## Purpose\n\n${quote(said.value)}\n\nAs the project says it ${shownBy(place, [said.evidence])}.`];
}

function people({ stakeholders, budget }: PlanningFacts): readonly string[] {
  const named = stakeholders.map(
    ({ name, role }) => `- **${plain(name)}**${role === '' ? '' : `, ${plain(role)}`}.`,
  );
  return budget === undefined
    ? named
    : [...named, `- The client is ${plain(budget.clientName)} (on record).`];
}

function limits({ facts }: PlanPage): readonly string[] {
  const { endsOn, deadlines, today } = facts;
  const ending = endsOn === undefined ? [] : [`- ${endingOf(endsOn, daysBetween(today, endsOn), today)}`];
  return [...ending, ...deadlines.map(({ on, what }) => `- ${plain(what)}: by ${on}.`), ...agreed(facts)];
}

function endingOf(endsOn: string, days: number, today: string): string {
  if (days < 0) return `The deadline was ${endsOn}.`;
  return `It is to be done by ${endsOn}, ${days} ${days === 1 ? 'day' : 'days'} from ${today}.`;
}

function agreed({ budget, rate }: PlanningFacts): readonly string[] {
  const seconds = budget?.budgetSeconds;
  if (budget === undefined || seconds == null) return [];
  const worth = (seconds / 3_600) * Number(rate?.amount);
  const money =
    rate === undefined || !Number.isFinite(worth)
      ? ''
      : `, ${plain(rate.currency)} ${Math.round(worth)} at ${plain(rate.amount)} an hour`;
  return [`- ${hours(seconds)} are agreed with ${plain(budget.clientName)}${money} (on record).`];
}

/** What was never measured is not spoken of. */
function standing({ health, findings, areFindingsCut, budget, today }: PlanningFacts): readonly string[] {
  const score = health?.score;
  const measured =
    score == null
      ? []
      : [
          `- The code scores ${healthText(score)} of ${healthText(1)} for its health (measured ${health?.assessedAt.slice(0, 10)}).`,
        ];
  const parts = (health?.parts ?? [])
    .filter((part) => part.score !== null && part.score < 0.9)
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .slice(0, 3)
    .map(
      ({ part, score: own, why }) =>
        `- ${plain(part)}: ${healthText(own ?? 0)}${why === null ? '' : `; ${plain(why)}`}`,
    );
  const grave = findings.filter(({ severity }) => severity === 'critical' || severity === 'high').length;
  const counted =
    grave === 0
      ? []
      : [
          `- ${grave}${areFindingsCut ? ' or more' : ''} ${grave === 1 ? 'weakness' : 'weaknesses'} of the code ${grave === 1 ? 'is' : 'are'} rated critical or high (on record).`,
        ];
  const worked =
    budget === undefined || budget.usedSeconds === 0
      ? []
      : [
          `- ${hours(budget.usedSeconds)} are recorded${budget.ofWhom === 'own' ? ' by you' : ''} (as of ${today}).`,
        ];
  return [...measured, ...parts, ...counted, ...worked];
}
