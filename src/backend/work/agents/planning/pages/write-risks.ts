/** The risk register: what may go wrong, the worst first, who looks after it, and what the response costs. */
import { plain, table } from '../../documentation/pages/markdown.ts';
import { findRisks, weightOf } from '../known/find-risks.ts';
import { costOf, ownerOf } from '../known/risk.ts';
import { type PlanPage, planPage, shownBy } from './words.ts';

export function writeRisks(place: PlanPage): string {
  const { stakeholders, budget, rate, name } = place.facts;
  const rows = findRisks(place.facts).map((risk) => [
    plain(risk.id),
    `${plain(risk.text)} ${shownBy(place, risk.evidence)}`,
    risk.likelihood,
    risk.impact,
    String(weightOf(risk)),
    plain(ownerOf(risk, stakeholders, budget?.clientName)),
    plain(risk.response),
    plain(costOf(risk, rate)),
  ]);
  if (rows.length === 0)
    return planPage('Risk register', place, [
      `The files and records of ${plain(name)} show none of the risks that are looked for: versions, lock files, tests, pipeline, license, weaknesses on record, hours and days.`,
    ]);
  const head = [
    'Id',
    'Risk',
    'Likelihood',
    'Impact',
    'Weight (1 to 9)',
    'Owner',
    'Response',
    'Cost of the response',
  ];
  const basis =
    rate === undefined
      ? 'Hours are estimates. No hourly rate could be read, so they are not in money.'
      : `Hours are estimates; money is at ${plain(rate.currency)} ${plain(rate.amount)} an hour (on record).`;
  return planPage('Risk register', place, [table(head, rows), basis]);
}
