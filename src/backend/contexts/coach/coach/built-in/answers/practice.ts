/** How many clients and projects there are, and which. */
import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import { type Answer, type Answerer, linkedIdsAtMost, look, plain } from './answer.ts';
import { tr, whereOf } from './shared.ts';

const linesShown = 25;

/** Without those that are archived. */
export const answerCount: Answerer = async function* answerCount(question, context): Answer {
  const { data, figures, format } = context;
  const kind = question.intent === 'count-clients' ? 'client' : 'project';
  const { value: names, tool } = await look(
    () => data.listNames(),
    () => tr(context, 'Looked at clients and projects', 'Kunden und Projekte angesehen'),
  );
  yield tool;
  const { client } = question;
  const own = names
    .filter((one) => one.kind === kind && one.isArchived !== true)
    .filter(({ clientId }) => kind === 'client' || client === undefined || clientId === client.id)
    .toSorted((one, other) => one.name.localeCompare(other.name, context.language));
  const ids = own.map(({ id }) => id).slice(0, linkedIdsAtMost);
  const figure = figures.link(format.count(own.length), kind, ids);
  const [one, many] =
    kind === 'client'
      ? [tr(context, 'client', 'Kunde'), tr(context, 'clients', 'Kunden')]
      : [tr(context, 'project', 'Projekt'), tr(context, 'projects', 'Projekte')];
  const head = `${figure} ${own.length === 1 ? one : many}${whereOf(question, context)}`;
  const lines = own.slice(0, linesShown).map((record) => {
    const link = figures.link(plain(record.name), kind, [record.id]);
    return `- ${projectLabel(plain(record.clientName ?? ''), link)}`;
  });
  const rest = own.length - lines.length;
  if (rest > 0) lines.push(tr(context, `- and ${rest} more`, `- und ${rest} weitere`));
  yield figures.text(lines.length === 0 ? `${head}.` : `${head}:\n\n${lines.join('\n')}`);
};
