/** Numbers by which people speak of requirements and questions. */
import type { ReadPassage, Requirement, RequirementType } from '../known/requirement.ts';
import type { Question } from '../open/question.ts';

export interface Numbered {
  readonly id: string;
  readonly requirement: Requirement;
}

const letters: Readonly<Record<RequirementType, string>> = {
  functional: 'F',
  quality: 'N',
  constraint: 'C',
  data: 'D',
  'out-of-scope': 'O',
};

export function numberRequirements(requirements: readonly Requirement[]): readonly Numbered[] {
  const counts = new Map<RequirementType, number>();
  return requirements.map((requirement) => {
    const count = (counts.get(requirement.type) ?? 0) + 1;
    counts.set(requirement.type, count);
    return { id: `${letters[requirement.type]}-${count}`, requirement };
  });
}

export interface NumberedQuestion {
  readonly id: string;
  readonly question: Question;
}

export function numberQuestions(questions: readonly Question[]): readonly NumberedQuestion[] {
  return questions.map((question, index) => ({ id: `Q-${index + 1}`, question }));
}

export function idsByPassage<Each extends { readonly id: string }>(
  all: readonly Each[],
  passageOf: (each: Each) => ReadPassage,
): ReadonlyMap<ReadPassage, readonly string[]> {
  const found = new Map<ReadPassage, readonly string[]>();
  for (const each of all) {
    const passage = passageOf(each);
    found.set(passage, [...(found.get(passage) ?? []), each.id]);
  }
  return found;
}
