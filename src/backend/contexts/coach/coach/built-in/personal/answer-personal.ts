/** Answers about the person's own week, goals and memory. Facts of the records as their tools give them, and nothing beside. */
import * as z from 'zod';
import { recordLinkSchema } from '../../../../../../contract/coach/record-link.ts';
import { type Answer, type AnswerContext, look, plain } from '../../../say/answers/answer.ts';
import { tr } from '../../../say/answers/shared.ts';
import type { Personal } from './read-personal.ts';

export interface PersonalData {
  /** Output of a tool that only reads; undefined where it was refused. */
  read(tool: string, input: unknown): Promise<unknown>;
  /** What the person has kept, the oldest first. */
  listMemory(): Promise<readonly string[]>;
}

type Context = Pick<AnswerContext, 'language' | 'figures' | 'format' | 'propose'>;

const page = ['Open Goals and Check-ins', 'Ziele und Rückblicke öffnen'] as const;

export function answerPersonal(asked: Personal, context: Context, data: PersonalData): Answer {
  switch (asked.kind) {
    case 'remember':
      return answerRemember(asked.text, context);
    case 'forget':
      return answerForget(asked.text, context, data);
    case 'recall':
      return answerRecall(context, data);
    case 'checkIn':
      return answerCheckIn(context, data);
    case 'goals':
      return answerGoals(context, data);
  }
}

async function* answerRemember(text: string, context: Context): Answer {
  const { figures, propose } = context;
  const proposed = await propose?.('remember', { text });
  if (proposed === undefined) {
    const command = tr(context, ...page);
    yield figures.text(
      tr(
        context,
        `I cannot keep it here; *${command}* does.`,
        `Hier kann ich es nicht behalten; *${command}* kann es.`,
      ),
    );
    return;
  }
  if ('refused' in proposed) yield figures.text(plain(proposed.refused));
  if (!('proposal' in proposed)) return;
  yield figures.text(
    tr(
      context,
      'Nothing is kept yet: look at it, and click to keep it.',
      'Noch ist nichts gemerkt: Sieh es dir an und klicke, damit es bleibt.',
    ),
  );
  yield { type: 'proposal', proposal: proposed.proposal };
}

const list = (items: readonly string[]): string => items.map((item) => `- ${plain(item)}`).join('\n');

async function* answerRecall(context: Context, data: PersonalData): Answer {
  const kept = await data.listMemory();
  const none = tr(context, 'You have kept nothing to remember.', 'Du hast nichts zum Merken behalten.');
  const heading = tr(context, 'You have kept:', 'Du hast behalten:');
  yield context.figures.text(kept.length === 0 ? none : `${heading}\n\n${list(kept)}`);
}

/** It only shows what could be meant: erasing cannot be undone. */
async function* answerForget(text: string, context: Context, data: PersonalData): Answer {
  const wanted = text.toLowerCase().replace(/[?!.]+$/, '');
  const found = (await data.listMemory()).filter((each) => each.toLowerCase().includes(wanted));
  const command = tr(context, ...page);
  const none = tr(
    context,
    `Nothing that is kept has “${plain(wanted)}” in it. *${command}* shows all of it.`,
    `Nichts Gemerktes enthält „${plain(wanted)}“. *${command}* zeigt alles.`,
  );
  const some = tr(context, `*${command}* erases it, for good:`, `*${command}* löscht es, endgültig:`);
  yield context.figures.text(found.length === 0 ? none : `${some}\n\n${list(found)}`);
}

const checkInSchema = z.object({
  weekStart: z.string(),
  weekEnd: z.string(),
  facts: z.array(
    z.object({
      sentence: z.string(),
      figures: z.array(z.object({ text: z.string(), link: recordLinkSchema })),
    }),
  ),
  promises: z.array(z.object({ text: z.string(), verdict: z.string().nullable() })),
});

async function* answerCheckIn(context: Context, data: PersonalData): Answer {
  const { figures, format } = context;
  const { value, tool } = await look(
    async () => checkInSchema.safeParse(await data.read('get_check_in', {})),
    () => tr(context, 'Looked at the week', 'Woche angesehen'),
  );
  yield tool;
  if (!value.success) {
    yield figures.text(
      tr(context, 'The week cannot be looked at here.', 'Die Woche ist hier nicht zu sehen.'),
    );
    return;
  }
  const { weekStart: from, weekEnd: to, facts, promises } = value.data;
  const lines = facts.map(({ sentence, figures: linked }) => `- ${linkFigures(sentence, linked, context)}`);
  const promised = promises.map(({ text, verdict }) => `- ${plain(text)}: ${sayVerdict(verdict, context)}`);
  const heading = tr(context, 'What you meant to do:', 'Was du vorhattest:');
  const parts = [
    format.span({ from, to }),
    lines.join('\n'),
    ...(promised.length === 0 ? [] : [heading, promised.join('\n')]),
  ];
  yield figures.text(parts.join('\n\n'));
}

type Linked = z.output<typeof checkInSchema>['facts'][number]['figures'];

/** In the order in which the sentence names them. */
function linkFigures(sentence: string, linked: Linked, { figures }: Context): string {
  let rest = sentence;
  let text = '';
  for (const figure of linked) {
    const at = rest.indexOf(figure.text);
    if (at < 0) continue;
    text += plain(rest.slice(0, at)) + figures.link(figure.text, figure.link.kind, figure.link.ids);
    rest = rest.slice(at + figure.text.length);
  }
  return text + plain(rest);
}

function sayVerdict(verdict: string | null, context: Context): string {
  switch (verdict) {
    case 'done':
      return tr(context, 'done', 'erledigt');
    case 'not_done':
      return tr(context, 'not done', 'nicht erledigt');
    case 'carried':
      return tr(context, 'carried over', 'übernommen');
    default:
      return tr(context, 'not answered', 'nicht beantwortet');
  }
}

/** All that a person can have. */
const goalsAtMost = 100;

const goalsSchema = z.object({
  items: z.array(z.object({ title: z.string(), state: z.string(), pace: z.string().nullable() })),
});

async function* answerGoals(context: Context, data: PersonalData): Answer {
  const { figures } = context;
  const { value, tool } = await look(
    async () => goalsSchema.safeParse(await data.read('list_goals', { limit: goalsAtMost })),
    () => tr(context, 'Looked at goals', 'Ziele angesehen'),
  );
  yield tool;
  const goals = value.success ? value.data.items : [];
  const words: Readonly<Record<string, string>> = {
    reached: tr(context, 'reached', 'erreicht'),
    on_track: tr(context, 'on track', 'im Plan'),
    behind: tr(context, 'behind', 'im Rückstand'),
    missed: tr(context, 'missed', 'verfehlt'),
    no_data: tr(context, 'no data', 'keine Daten'),
    active: tr(context, 'open', 'offen'),
    paused: tr(context, 'paused', 'pausiert'),
    done: tr(context, 'done', 'erledigt'),
    dropped: tr(context, 'dropped', 'aufgegeben'),
  };
  const lines = goals.map(({ title, state, pace }) => `- ${plain(title)}: ${words[pace ?? state] ?? ''}`);
  const command = tr(context, ...page);
  const none = tr(
    context,
    `No goal is set. *${command}* sets one.`,
    `Kein Ziel ist gesetzt. *${command}* setzt eines.`,
  );
  yield figures.text(lines.length === 0 ? none : lines.join('\n'));
}
