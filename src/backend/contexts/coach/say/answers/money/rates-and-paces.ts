/** What an hour brings, and when a budget is used up. */

import { findShownRest } from '../../../../../../domain/duration.ts';
import { priceWork } from '../../../../../../domain/figures/worked-value.ts';
import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import { addDays } from '../../../../../../domain/zones.ts';
import type { ProjectTerms, WorkFilter } from '../../../model/practice-data.ts';
import { type Answer, type AnswerContext, type Answerer, enumerate, look, plain } from '../answer.ts';
import {
  filterOf,
  linkWork,
  periodOf,
  sayWhose,
  secondsOf,
  spanOf,
  tr,
  untilToday,
  whereOf,
} from '../shared.ts';

export const answerEffectiveRate: Answerer = async function* answerEffectiveRate(question, context): Answer {
  const { data, figures, format, language, today } = context;
  const period = untilToday(periodOf(question, context), today);
  const filter = filterOf(question, period);
  const { value: work, tool } = await look(
    () => data.sumWork(filter, ['projectId']),
    () => tr(context, 'Looked at time and its rates', 'Zeit und Stundensätze angesehen'),
  );
  yield tool;
  const all = secondsOf(work);
  const billable = work.filter(({ isBillable }) => isBillable);
  const billed = secondsOf(billable);
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  if (billed === 0) {
    yield figures.text(
      tr(context, `No billable time is recorded${where}.`, `Es ist keine abrechenbare Zeit erfasst${where}.`),
    );
    return;
  }
  const worth = priceWork(
    billable.map(({ clientId, currency, rateMinor, roundedSeconds }) => ({
      clientId,
      hourlyRate: { minor: rateMinor, currency },
      billedSeconds: roundedSeconds,
    })),
  );
  const currencies = new Set(billable.map(({ currency }) => currency));
  const amounts = enumerate(
    worth.map((one) => `**${format.money(one)}**`),
    language,
  );
  const hours = await linkWork(work, filter, context);
  const own = await linkWork(billable, { ...filter, billable: true }, context);
  const [only] = worth;
  // Hours are not told apart by currency here: a mean over several would be of nothing.
  const per = (seconds: number) =>
    only === undefined
      ? ''
      : format.money({ minor: Math.round((only.minor * 3_600) / seconds), currency: only.currency });
  const counted = await data.findCounted({ mine: filter.mine, projectIds: onlyIn(filter) });
  const whose = sayWhose(counted, context);
  yield figures.text(
    (currencies.size > 1
      ? tr(
          context,
          `Your time${where} is worth ${amounts}, in several currencies: ${own} billable of ${hours}.`,
          `Deine Zeit${where} ist ${amounts} wert, in mehreren Währungen: ${own} abrechenbar von ${hours}.`,
        )
      : tr(
          context,
          `**${per(billed)}** per billable hour${where}: ${amounts} for ${own}. Over all ${hours} it is **${per(all)}** an hour.`,
          `**${per(billed)}** pro abrechenbarer Stunde${where}: ${amounts} für ${own}. Über alle ${hours} sind es **${per(all)}** pro Stunde.`,
        )) + whose,
  );
};

const onlyIn = ({ projectId }: WorkFilter): readonly string[] | undefined =>
  projectId === undefined ? undefined : [projectId];

const paceDays = 28;

async function paceLine(one: ProjectTerms, context: AnswerContext): Promise<string> {
  const { data, figures, format, today } = context;
  const budget = one.budgetSeconds ?? 0;
  const left = findShownRest(budget, one.usedSeconds);
  const name = `**${projectLabel(plain(one.clientName), plain(one.name))}**`;
  const of = `${figures.link(format.duration(one.usedSeconds), 'project', [one.id])} ${tr(context, 'of', 'von')} **${format.duration(budget)}**`;
  if (left <= 0) return tr(context, `${name}: ${of}, used up.`, `${name}: ${of}, aufgebraucht.`);
  const period = { from: addDays(today, 1 - paceDays), to: today };
  const filter = { period, projectId: one.id, mine: false };
  const worked = await data.groupWork(filter, 'project');
  const recent = secondsOf(worked);
  const rest = `**${format.duration(left)}**`;
  if (recent === 0) {
    return tr(
      context,
      `${name}: ${of}, ${rest} left; nothing was worked in the last ${paceDays} days.`,
      `${name}: ${of}, ${rest} übrig; in den letzten ${paceDays} Tagen wurde nichts gearbeitet.`,
    );
  }
  const day = format.day(addDays(today, Math.ceil((left * paceDays) / recent)));
  const pace = await linkWork(worked, filter, context);
  return tr(
    context,
    `${name}: ${of}, ${rest} left. At the pace of the last ${paceDays} days (${pace}) it is used up about ${day}.`,
    `${name}: ${of}, ${rest} übrig. Im Tempo der letzten ${paceDays} Tage (${pace}) ist es etwa ${day} aufgebraucht.`,
  );
}

export const answerBudgetPace: Answerer = async function* answerBudgetPace(question, context): Answer {
  const { data, figures } = context;
  const { value, tool } = await look(
    () => data.listProjectTerms({ projectId: question.project?.id, clientId: question.client?.id }),
    (found) => tr(context, `Looked at ${found.length} projects`, `${found.length} Projekte angesehen`),
  );
  yield tool;
  const budgets = value
    .filter(({ budgetSeconds }) => budgetSeconds !== undefined && budgetSeconds > 0)
    .toSorted(
      (one, other) =>
        other.usedSeconds / (other.budgetSeconds ?? 1) - one.usedSeconds / (one.budgetSeconds ?? 1),
    );
  if (budgets.length === 0) {
    yield figures.text(
      tr(
        context,
        `No project has a budget${whereOf(question, context)}.`,
        `Kein Projekt hat ein Budget${whereOf(question, context)}.`,
      ),
    );
    return;
  }
  const lines: string[] = [];
  for (const one of budgets.slice(0, 10)) lines.push(await paceLine(one, context));
  const counted = await data.findCounted({ mine: false, projectIds: budgets.map(({ id }) => id) });
  const whose = sayWhose(counted, context);
  yield figures.text(
    (lines.length === 1 ? lines.join('') : lines.map((line) => `- ${line}`).join('\n')) + whose,
  );
};
