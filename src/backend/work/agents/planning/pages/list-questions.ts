/** What nothing says, as questions to the client. */
import { plain } from '../../documentation/pages/markdown.ts';
import { findPurpose } from '../../learning/purpose.ts';
import { listVersions } from '../../learning/versions.ts';
import { findRisks } from '../known/find-risks.ts';
import type { PlanningFacts } from '../known/planning-facts.ts';
import { sayVersions } from '../known/project-risks.ts';
import type { PlanPage } from './words.ts';

export function listQuestions({ facts }: PlanPage): readonly string[] {
  const title = plain(facts.name);
  return [...ofPurpose(facts, title), ...ofTerms(facts, title), ...ofProject(facts, title)];
}

function ofPurpose({ goal, purpose, project }: PlanningFacts, title: string): readonly string[] {
  if (goal !== '') return [];
  const isSaid = Boolean(purpose?.text) || findPurpose(project.facts) !== undefined;
  return [
    isSaid
      ? `What is to be different for its users once the work on ${title} is done?`
      : `What is ${title} for, in one sentence?`,
  ];
}

function ofTerms({ stakeholders, endsOn, budget }: PlanningFacts, title: string): readonly string[] {
  return [
    ...(stakeholders.length === 0
      ? [`Who decides about the scope of ${title}, who accepts it, and who uses it?`]
      : []),
    ...(endsOn === undefined ? [`By which day does ${title} have to be done, and what depends on it?`] : []),
    ...(budget?.budgetSeconds == null ? [`How many hours are agreed for ${title}?`] : []),
  ];
}

function ofProject(facts: PlanningFacts, title: string): readonly string[] {
  const risks = new Set(findRisks(facts).map(({ id }) => id));
  return [
    ...listVersions(facts.project.facts)
      .filter(({ isContradictory }) => isContradictory)
      .map((versions) => `Which version of ${versions.title} counts: ${plain(sayVersions(versions))}?`),
    ...(risks.has('TESTS') ? [`What must never break in ${title}? That is tested first.`] : []),
    ...(risks.has('LICENSE') ? [`Who owns ${title}, and under which license is it handed over?`] : []),
  ];
}
