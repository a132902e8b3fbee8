/** What a project says that it is for. Pure. */
import type { ProjectFact } from '../../../../workspace/facts/model.ts';

/** What a generator of projects leaves behind says nothing of the project. */
const boilerplate =
  /\bbootstrapped with\b|\bgenerated (?:by|with|using)\b|\b(?:starter|boilerplate|template) (?:project|repository|app)\b/i;
const fewestWords = 4;

/** A manifest's sentence, if it is one; else that of the README. Undefined where neither says it. */
export function findPurpose(facts: readonly ProjectFact[]): ProjectFact | undefined {
  const said = facts.filter(
    ({ kind, scope, value }) => kind === 'purpose' && scope === '.' && !boilerplate.test(value),
  );
  const declared = said.find(
    ({ rank, value }) => rank === 'declared' && value.split(' ').length >= fewestWords,
  );
  return declared ?? said.find(({ rank }) => rank === 'told') ?? said[0];
}
