/** What comes when: what threatens first, then what raises health the most, then what is unfinished. */
import { healthGainText } from '../../../../../domain/figures/health-score.ts';
import { plain } from '../../documentation/pages/markdown.ts';
import { findRisks, weightOf } from '../known/find-risks.ts';
import { daysBetween, hours } from '../known/practice-risks.ts';
import { type PlanPage, planPage, section, shownBy } from './words.ts';

const mostSteps = 10;

export function writeRoadmap(place: PlanPage): string {
  const { facts } = place;
  const risks = findRisks(facts);
  const steps = (isWanted: (weight: number) => boolean) =>
    risks
      .filter((risk) => isWanted(weightOf(risk)))
      .slice(0, mostSteps)
      .map(({ id, response, evidence }) => `- ${plain(response)} (${plain(id)}) ${shownBy(place, evidence)}`);
  const gains = (facts.health?.gains ?? [])
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, mostSteps)
    .map(
      ({ part, text, gain, effort }) =>
        `- ${plain(text)} It raises the health of the code by ${healthGainText(gain).replace('+', '')} (${plain(part)}); effort: ${plain(effort)} (on record).`,
    );
  const points = facts.points
    .slice(0, mostSteps)
    .map(({ path: file, line, text }) => `- ${plain(text)} ${shownBy(place, [{ file, line }])}`);
  return planPage('Roadmap', place, [
    frame(place),
    section('Milestones', milestones(place)),
    section(
      'First: what threatens the project',
      steps((weight) => weight >= 6),
    ),
    section('Next: what makes later work safe', [...steps((weight) => weight >= 3 && weight < 6), ...gains]),
    section('Then: what is left', [...steps((weight) => weight < 3), ...points]),
  ]);
}

function milestones({ facts: { deadlines, endsOn, name } }: PlanPage): readonly string[] {
  if (deadlines.length === 0) return [];
  const end = endsOn === undefined ? [] : [{ on: endsOn, what: `${name} is handed over` }];
  return [...deadlines, ...end]
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .map(({ on, what }) => `- ${on}: ${plain(what)}.`);
}

function frame({ facts: { endsOn, today, budget, name } }: PlanPage): string {
  const lines: string[] = [];
  if (endsOn !== undefined) {
    const weeks = Math.floor(daysBetween(today, endsOn) / 7);
    lines.push(
      weeks < 0
        ? `The day that was agreed for ${plain(name)}, ${endsOn}, is past.`
        : `${weeks} whole weeks are left until ${endsOn}.`,
    );
  }
  if (budget?.budgetSeconds != null) {
    const left = budget.budgetSeconds - budget.usedSeconds;
    lines.push(
      left >= 0
        ? `Of the hours agreed with ${plain(budget.clientName)}, ${hours(left)} are left.`
        : `The hours agreed with ${plain(budget.clientName)} are exceeded by ${hours(-left)}.`,
    );
  }
  return lines.join(' ');
}
