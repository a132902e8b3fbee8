/** The facts of a week in plain sentences. They state figures and where there are none; they judge nothing. */
import type { RecordLink } from '../../../../../contract/coach/record-link.ts';
import { formatMinutes } from '../../../../../domain/duration.ts';
import { sayCounted } from '../../../../../domain/figures/counted-time.ts';
import type { PaceState } from '../../../../../domain/goals/goal-pace.ts';
import type { HabitOutcome } from '../../../../../domain/goals/habits.ts';
import { formatMoney, type Money } from '../../../../../domain/money.ts';
import { formatMeasured, knownLocale } from '../goal-words.ts';
import type { CheckInFacts, Sentence } from './check-ins.schema.ts';

type Say = (english: string, german: string) => string;
type Part = Sentence['parts'][number];

export interface SentenceAsked {
  readonly locale: string;
  readonly isOver: boolean;
}

const plain = (text: string): Part => ({ text, link: null });
const figure = (text: string, link: RecordLink | null): Part => ({ text, link });

export function writeSentences(facts: CheckInFacts, { locale, isOver }: SentenceAsked): Sentence[] {
  const isGerman = /^de\b/i.test(locale);
  const words: Words = {
    say: (english, german) => (isGerman ? german : english),
    money: (amount) => formatMoney(amount, knownLocale(locale)),
    week: (from, to) =>
      new Intl.DateTimeFormat(isGerman ? 'de' : 'en', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }).formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`)),
    isOver,
    locale,
  };
  return [
    ...writeHours(facts.hours, words),
    ...writeUnbilled(facts.unbilled, words),
    ...writeOverdue(facts.overdue, words),
    ...writeFindings(facts.findings, words),
    ...writeTimesheets(facts.timesheets, words),
    ...facts.goals.map((goal) => writeGoal(goal, words)),
    ...facts.habits.map((habit) => writeHabit(habit, words)),
  ];
}

interface Words {
  readonly say: Say;
  money(amount: Money): string;
  week(from: string, to: string): string;
  readonly isOver: boolean;
  readonly locale: string;
}

function writeHours(hours: CheckInFacts['hours'], { say, isOver }: Words): Sentence[] {
  if (hours === null) return [];
  const { workedSeconds, targetSeconds, beforeSeconds, billableSeconds, utilisationPercent } = hours;
  const before = formatMinutes(beforeSeconds);
  const compared = plain(say(`; the week before: ${before}.`, `; in der Woche davor: ${before}.`));
  if (workedSeconds === 0) {
    const none = say('No time is recorded for this week', 'Für diese Woche ist keine Zeit erfasst');
    return [{ topic: 'hours', parts: [plain(none), compared] }];
  }
  const target = formatMinutes(targetSeconds);
  const of =
    targetSeconds === 0
      ? say(' (no working time is set)', ' (keine Arbeitszeit ist eingestellt)')
      : say(` of ${target} to be worked`, ` von ${target} Soll`);
  const worked = figure(formatMinutes(workedSeconds), hours.link);
  const sofar = isOver ? '' : say(' so far', ' bisher');
  const billable = figure(formatMinutes(billableSeconds), hours.billableLink);
  const share =
    utilisationPercent === null
      ? '.'
      : isOver
        ? say(`, ${utilisationPercent} % of the target.`, `, ${utilisationPercent} % des Solls.`)
        : say(
            `, ${utilisationPercent} % of the target so far.`,
            `, ${utilisationPercent} % des bisherigen Solls.`,
          );
  return [
    {
      topic: 'hours',
      parts: [plain(say(`Worked${sofar}: `, `Gearbeitet${sofar}: `)), worked, plain(of), compared],
    },
    {
      topic: 'utilisation',
      parts: [plain(say('Billable: ', 'Abrechenbar: ')), billable, plain(share)],
    },
  ];
}

function joinMoney(amounts: readonly Money[], { money }: Words): string {
  return amounts.map(money).join(' + ');
}

function writeUnbilled(unbilled: CheckInFacts['unbilled'], words: Words): Sentence[] {
  if (unbilled === null) return [];
  const { say } = words;
  const counted = sayCounted(unbilled.ofWhom, words.locale);
  const whose = counted === '' ? [] : [plain(` ${counted}`)];
  if (unbilled.seconds === 0)
    return [
      {
        topic: 'unbilled',
        parts: [plain(say('No time is unbilled now.', 'Jetzt ist keine Zeit unabgerechnet.')), ...whose],
      },
    ];
  const worth = joinMoney(unbilled.amounts, words);
  return [
    {
      topic: 'unbilled',
      parts: [
        plain(say('Unbilled now: ', 'Jetzt nicht abgerechnet: ')),
        figure(formatMinutes(unbilled.seconds), unbilled.link),
        plain(worth === '' ? '.' : say(`, worth ${worth}.`, `, wert ${worth}.`)),
        ...whose,
      ],
    },
  ];
}

function writeOverdue(overdue: CheckInFacts['overdue'], words: Words): Sentence[] {
  if (overdue === null) return [];
  const { say } = words;
  if (overdue.count === 0)
    return [
      {
        topic: 'overdue',
        parts: [plain(say('No invoice is overdue now.', 'Jetzt ist keine Rechnung überfällig.'))],
      },
    ];
  const one = overdue.count === 1;
  return [
    {
      topic: 'overdue',
      parts: [
        plain(say('Overdue now: ', 'Jetzt überfällig: ')),
        figure(joinMoney(overdue.amounts, words), overdue.link),
        plain(
          say(
            ` on ${overdue.count} ${one ? 'invoice' : 'invoices'}.`,
            ` auf ${overdue.count} ${one ? 'Rechnung' : 'Rechnungen'}.`,
          ),
        ),
      ],
    },
  ];
}

function writeFindings(findings: CheckInFacts['findings'], { say }: Words): Sentence[] {
  if (findings === null) return [];
  const { found, resolved, open, link } = findings;
  return [
    {
      topic: 'findings',
      parts: [
        plain(
          say(
            `Findings: ${found} new, ${resolved} resolved; `,
            `Befunde: ${found} neu, ${resolved} behoben; `,
          ),
        ),
        figure(say(`${open} open`, `${open} offen`), link),
        plain(say(' now.', ' jetzt.')),
      ],
    },
  ];
}

function writeTimesheets(timesheets: CheckInFacts['timesheets'], { say, week }: Words): Sentence[] {
  if (timesheets === null) return [];
  if (timesheets.length === 0) {
    const none = say('No week with time is left to submit.', 'Keine Woche mit Zeit ist noch einzureichen.');
    return [{ topic: 'timesheets', parts: [plain(none)] }];
  }
  const parts = timesheets.flatMap(({ weekStart, weekEnd, link }, at) => [
    ...(at === 0 ? [] : [plain(', ')]),
    figure(week(weekStart, weekEnd), link),
  ]);
  return [
    {
      topic: 'timesheets',
      parts: [plain(say('Not submitted: ', 'Nicht eingereicht: ')), ...parts, plain('.')],
    },
  ];
}

const paceWords: Readonly<Record<PaceState, readonly [string, string]>> = {
  reached: ['reached', 'erreicht'],
  on_track: ['on track', 'im Plan'],
  behind: ['behind', 'im Rückstand'],
  missed: ['missed', 'verfehlt'],
  no_data: ['no data', 'keine Daten'],
};

function writeGoal(
  { title, dueOn, measured, progress }: CheckInFacts['goals'][number],
  { say, locale }: Words,
): Sentence {
  const named = plain(say(`Goal “${title}”: `, `Ziel „${title}“: `));
  if (measured === null || progress === null)
    return { topic: 'goal', parts: [named, plain(say(`open, due ${dueOn}.`, `offen, fällig ${dueOn}.`))] };
  const target = formatMeasured(measured.target, measured, locale);
  const bound = measured.direction === 'at_most' ? say('at most ', 'höchstens ') : '';
  const value =
    progress.value === null
      ? plain('–')
      : figure(formatMeasured(progress.value, measured, locale), progress.link);
  return {
    topic: 'goal',
    parts: [
      named,
      value,
      plain(say(` of ${bound}${target}, `, ` von ${bound}${target}, `)),
      plain(`${say(...paceWords[progress.state])}.`),
    ],
  };
}

const outcomeWords: Readonly<Record<HabitOutcome, readonly [string, string]>> = {
  kept: ['kept', 'eingehalten'],
  not_kept: ['not kept', 'nicht eingehalten'],
  open: ['open', 'offen'],
  nothing: ['nothing to keep', 'nichts einzuhalten'],
};

function writeHabit(
  { title, rhythm, periods, streak }: CheckInFacts['habits'][number],
  { say }: Words,
): Sentence {
  const last = periods.at(-1)?.outcome ?? 'nothing';
  const week = periods.slice(-7).filter(({ outcome }) => outcome === 'kept' || outcome === 'not_kept');
  const kept = week.filter(({ outcome }) => outcome === 'kept').length;
  const told =
    rhythm === 'day'
      ? say(`kept on ${kept} of ${week.length} days`, `an ${kept} von ${week.length} Tagen eingehalten`)
      : say(...outcomeWords[last]);
  return {
    topic: 'habit',
    parts: [
      plain(
        say(
          `Habit “${title}”: ${told}; ${streak} in a row.`,
          `Gewohnheit „${title}“: ${told}; ${streak} in Folge.`,
        ),
      ),
    ],
  };
}
