/** What the coach asks back, above its choices. */
import type { AskedBack } from '../plan/ask/ask-frames.ts';
import { plain } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

export function sayAsked({ words, choices, read, unknown }: AskedBack, context: FrameAnswerContext): string {
  if (unknown === 'sentLate')
    return tr(
      context,
      'I do not know which invoices were sent too late: I know when one was sent, and when it falls due.',
      'Ich weiß nicht, welche Rechnungen zu spät verschickt wurden: ich weiß, wann eine verschickt wurde und wann sie fällig ist.',
    );
  if (unknown === 'asOf')
    return (
      tr(
        context,
        'I know what is open now, and not what was open on an earlier day.',
        'Ich weiß, was jetzt offen ist, und nicht, was an einem früheren Tag offen war.',
      ) + sayOffered(choices, context)
    );
  if (choices.length === 0)
    return tr(
      context,
      'I do not know what that is of. Please ask it as a whole question.',
      'Ich weiß nicht, worauf sich das bezieht. Frag es bitte als ganze Frage.',
    );
  const said = words.map((word) => `“${plain(word)}”`).join(', ');
  const gesagt = words.map((word) => `„${plain(word)}“`).join(', ');
  if (words.length === 0)
    return tr(
      context,
      'I am not sure what you ask. Do you mean one of these?',
      'Ich bin nicht sicher, was du fragst. Meinst du eine davon?',
    );
  // What was read stands below, and what the words could mean.
  if (read !== undefined) return sayStruck(said, gesagt, words.length, context);
  return tr(
    context,
    `I do not know what ${said} means here. Do you mean one of these, without it?`,
    `Ich weiß nicht, was ${gesagt} hier bedeutet. Meinst du eine davon, ohne das?`,
  );
}

const sayOffered = ({ length }: readonly string[], context: FrameAnswerContext): string =>
  length === 0 ? '' : tr(context, ' Do you mean one of these?', ' Meinst du eine davon?');

function sayStruck(said: string, gesagt: string, count: number, context: FrameAnswerContext): string {
  return count === 1
    ? tr(
        context,
        `${said} is unclear, so there is no figure yet.`,
        `${gesagt} ist unklar, deshalb steht hier noch keine Zahl.`,
      )
    : tr(
        context,
        `${said} are unclear, so there is no figure yet.`,
        `${gesagt} sind unklar, deshalb steht hier noch keine Zahl.`,
      );
}
