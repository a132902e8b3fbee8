/** The risk register: what may go wrong, the worst first. */
import { plain, table } from '../../documentation/pages/markdown.ts';
import { findRisks, weightOf } from '../facts/find-risks.ts';
import { type PlanPage, planPage, shownBy } from './words.ts';

export function writeRisks(place: PlanPage): string {
  const rows = findRisks(place.facts).map((risk) => [
    plain(risk.id),
    `${plain(risk.text)} ${shownBy(place, risk.evidence)}`,
    risk.likelihood,
    risk.impact,
    String(weightOf(risk)),
    plain(risk.response),
  ]);
  const none = `Nothing in the files and records of ${plain(place.facts.project.name)} shows a risk of the kinds that are looked for.`;
  return planPage('Risk register', place, [
    rows.length === 0
      ? none
      : table(['Id', 'Risk', 'Likelihood', 'Impact', 'Weight (1 to 9)', 'Response'], rows),
  ]);
}
