/** What a project is for, where nobody said it: a model's words on its README, if they say no more than that. */
import { fenceRule } from '../../../../../domain/models/fence.ts';
import type { ProjectRun } from '../../agent.ts';
import { askForText } from '../../delivery/ask-for-text.ts';
import { fence } from '../../delivery/fence.ts';
import type { MakingPlace } from '../../delivery/maker.ts';
import { findPurposeFault } from './check-purpose.ts';

export interface ProposedPurpose {
  /** Empty where what the model said may not stand. */
  readonly text: string;
  readonly model: string;
  /** The README that it was written from. */
  readonly file: string;
  /** Why it may not. */
  readonly fault?: string;
}

const mostRead = 12_000;
const readme = /^readme(?:\.(?:md|markdown|txt|rst))?$/i;

/** Undefined where no model is set up, the folder is not trusted, or there is nothing to read. */
export async function proposePurpose(
  { ask, signal, project }: Pick<ProjectRun<unknown>, 'ask' | 'signal' | 'project'>,
  place: MakingPlace,
): Promise<ProposedPurpose | undefined> {
  if (!project.isTrusted) return undefined;
  const file = (await place.list()).find((each) => readme.test(each));
  const source = file === undefined ? undefined : (await place.read(file))?.slice(0, mostRead);
  if (file === undefined || source === undefined || source.trim() === '') return undefined;
  const answer = await askForText(
    { signal, askModel: async (question) => await ask({ kind: 'model', ...question }) },
    {
      task: 'plan',
      about: 'purpose of the project',
      maxOutputTokens: 1_000,
      system: `You say in one or two plain sentences what a software project is for, from its README alone, in the README's language. No praise, no names or figures that it does not have, no Markdown.\n${fenceRule}`,
      question: fence('file', file, source),
    },
  );
  if (answer === undefined) return undefined;
  const text = answer.text.trim().replaceAll(/\s+/g, ' ');
  const fault = findPurposeFault(text, source);
  return { text: fault === undefined ? text : '', model: answer.model, file, ...(fault && { fault }) };
}
