/** What was worked on in a period: the projects with their hours, and under each the notes of its entries. */

import type { WorkedEntryNote } from '../../../../../../domain/figures/figures.ts';
import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import type { WorkGroup } from '../../practice-data.ts';
import type { Language } from '../vocabulary.ts';
import { type Answer, type AnswerContext, type Answerer, plain } from './answer.ts';
import { answerGroups, toFilter } from './hours.ts';

interface Words {
  readonly withoutNote: string;
  readonly more: (figure: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  en: { withoutNote: 'without a note', more: (figure) => `  - ${figure} more` },
  de: { withoutNote: 'ohne Notiz', more: (figure) => `  - weitere ${figure}` },
};
const notesShown = 6;

function linkWork(works: readonly WorkedEntryNote[], { figures, format }: AnswerContext): string {
  const seconds = works.reduce((sum, work) => sum + work.seconds, 0);
  return figures.link(
    format.duration(seconds),
    'entries',
    works.map(({ id }) => id),
  );
}

/** Notes in the order in which they were written first; one that was written often is one line. */
function noteLines(works: readonly WorkedEntryNote[], context: AnswerContext): readonly string[] {
  const say = words[context.language];
  const notes = [...Map.groupBy(works, ({ note }) => note.replaceAll(/\s+/g, ' ').trim())];
  const rest = notes.slice(notesShown).flatMap(([, same]) => same);
  const lines = notes
    .slice(0, notesShown)
    .map(([note, same]) => `  - ${linkWork(same, context)} ${note === '' ? say.withoutNote : plain(note)}`);
  return [...lines, ...(rest.length > 0 ? [say.more(linkWork(rest, context))] : [])];
}

function projectLines(group: WorkGroup, works: readonly WorkedEntryNote[], context: AnswerContext): string {
  const { figures, format } = context;
  const name = projectLabel(plain(group.clientName ?? ''), plain(group.name));
  const isAll = works.length === group.entries;
  const figure = isAll
    ? linkWork(works, context)
    : figures.link(format.duration(group.seconds), 'project', [group.id]);
  const notes = works.some(({ note }) => note.trim() !== '') && isAll ? noteLines(works, context) : [];
  return [`- **${name}**: ${figure}`, ...notes].join('\n');
}

export const answerWorkedOn: Answerer = async function* answerWorkedOn(question, context): Answer {
  const works = await context.data.listNotedWork(toFilter(question), 500);
  const byProject = Map.groupBy(works, ({ projectId }) => projectId);
  const lineOf = (group: WorkGroup) => projectLines(group, byProject.get(group.id) ?? [], context);
  yield* answerGroups(question, context, lineOf);
};
