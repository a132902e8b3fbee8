/**
 * Wrong figures planted in answers, in ten forms and two languages, over outputs shaped as tools give them. Each answer
 * is written a second time with the right figure: the check marks the one and not the other.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Invoice, type Practice, readInWords, writePractice } from '../testing/planted-practice.ts';
import { createRandom } from '../testing/rate-timelines.ts';
import { addDays } from '../zones.ts';
import { FigureCheck } from './check-figures.ts';
import type { Language } from './words.ts';

type Link = { readonly kind: string; readonly ids: readonly string[] };
const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && 'kind' in value && 'ids' in value;
const today = '2026-11-28';
const perForm = 60;

/** What is said, and the part of it that is right or wrong. */
interface Told {
  readonly figure: string;
  readonly say: (figure: string) => string;
}
interface Planted extends Told {
  readonly wrong: string;
}
interface Draw {
  readonly practice: Practice;
  readonly language: Language;
  below(count: number): number;
  pick<Item>(...items: readonly Item[]): Item;
}

const localeOf = ({ language, pick }: Draw): string =>
  language === 'de' ? pick('de-DE', 'de-AT') : pick('en-GB', 'en-US');

function money(draw: Draw, minor: number): string {
  const value = minor / 100;
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const plain = new Intl.NumberFormat(draw.language === 'de' ? 'de-DE' : 'en-GB', digits).format(value);
  return draw.pick(
    new Intl.NumberFormat(localeOf(draw), { style: 'currency', currency: 'EUR' }).format(value),
    `${plain} EUR`,
    `${plain} ${draw.language === 'de' ? 'Euro' : 'euros'}`,
    `**${plain} €**`,
  );
}

function duration(draw: Draw, seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const decimal = (seconds / 3600).toFixed(2);
  return draw.language === 'de'
    ? draw.pick(
        `${hours}:${String(minutes).padStart(2, '0')}`,
        `${hours} Std. ${minutes} Min.`,
        `${hours} Stunden und ${minutes} Minuten`,
        `${decimal.replace('.', ',')} Stunden`,
        `${decimal.replace('.', ',')} h`,
      )
    : draw.pick(
        `${hours}:${String(minutes).padStart(2, '0')}`,
        `${hours} h ${minutes} min`,
        `${hours}h ${minutes}m`,
        `${hours} hours and ${minutes} minutes`,
        `${decimal} hours`,
      );
}

function percent(draw: Draw, timesTen: number): string {
  const text = (timesTen / 10).toFixed(1);
  return draw.language === 'de'
    ? draw.pick(`${text.replace('.', ',')} %`, `${text.replace('.', ',')} Prozent`)
    : draw.pick(`${text}%`, `${text} %`, `${text} percent`);
}

function date(draw: Draw, day: string): string {
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  const at = Date.parse(day);
  const named = (locale: string, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: style,
      year: 'numeric',
      timeZone: 'UTC',
    }).format(at);
  const number = Number(ofMonth);
  const ordinal = ['th', 'st', 'nd', 'rd'][number > 3 && number < 21 ? 0 : number % 10] ?? 'th';
  const short = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(at);
  return draw.language === 'de'
    ? draw.pick(
        named('de-DE', 'short'),
        named('de-DE', 'long'),
        `${number}.${Number(month)}.${year}`,
        `${ofMonth}.${month}.`,
        day,
      )
    : draw.pick(
        named('en-GB', 'long'),
        named('en-US', 'short'),
        `${short} ${number}${ordinal}`,
        `${number}${ordinal} ${short} ${year}`,
        `${number}/${Number(month)}/${year}`,
        day,
      );
}

function anyInvoice({ practice, below }: Draw): Invoice {
  return practice.invoices[below(practice.invoices.length)] ?? assert.fail();
}
function anyClient({ practice, below }: Draw) {
  return practice.clients[below(practice.clients.length)] ?? assert.fail();
}
function in2(draw: Draw, english: readonly string[], german: readonly string[]): (figure: string) => string {
  const text = draw.pick(...(draw.language === 'de' ? german : english));
  return (figure) => text.replace('#', figure);
}
/** Until it is no value of the practice, by more than it is rounded. */
function other(from: readonly number[], step: number, draw: () => number): number {
  for (;;) {
    const value = draw();
    if (from.every((each) => Math.abs(each - value) > step)) return value;
  }
}

const forms: Readonly<Record<string, (draw: Draw) => Planted>> = {
  amount(draw) {
    const { number, grossMinor, client } = anyInvoice(draw);
    const wrong = other(draw.practice.minors, 100, () => grossMinor + 101 + draw.below(90_000));
    const say = in2(
      draw,
      [
        `Invoice ${number} to ${client} is over #.`,
        `- ${client} (${number}): #\n`,
        `${client} got a bill of # (${number}).`,
      ],
      [
        `Rechnung ${number} an ${client} lautet auf #.`,
        `| ${client} | ${number} | # |\n`,
        `${client} hat # auf ${number} zu zahlen.`,
      ],
    );
    return { figure: money(draw, grossMinor), wrong: money(draw, wrong), say };
  },
  duration(draw) {
    const { name, seconds } = anyClient(draw);
    const wrong = other(draw.practice.seconds, 90, () => seconds + 60 * (3 + draw.below(400)));
    const say = in2(
      draw,
      [`You worked # for ${name} this month.`, `${name}: #\n`, `Of that, # went to ${name}.`],
      [`Für ${name} hast du diesen Monat # gearbeitet.`, `${name}: #\n`, `Davon gingen # an ${name}.`],
    );
    return { figure: duration(draw, seconds), wrong: duration(draw, wrong), say };
  },
  percentage(draw) {
    const { name, shareTimesTen } = anyClient(draw);
    const wrong = other(draw.practice.shares, 1, () => 5 + draw.below(990));
    const say = in2(
      draw,
      [`${name} makes # of your hours.`, `That is #, most of it for ${name}.`],
      [`${name} macht # deiner Stunden aus.`, `Das sind #, das meiste für ${name}.`],
    );
    return { figure: percent(draw, shareTimesTen), wrong: percent(draw, wrong), say };
  },
  date(draw) {
    const { number, dueDate } = anyInvoice(draw);
    const wrong = addDays(dueDate, 0) && draw.practice.freeDay(draw.below);
    const say = in2(
      draw,
      [
        `Invoice ${number} is due on #.`,
        `The due date of ${number} is #.`,
        `${number} falls due # and is open.`,
      ],
      [
        `Rechnung ${number} ist am # fällig.`,
        `${number} ist bis # zu zahlen.`,
        `Fälligkeit von ${number}: #\n`,
      ],
    );
    return { figure: date(draw, dueDate), wrong: date(draw, wrong), say };
  },
  count(draw) {
    const { name, entries } = anyClient(draw);
    const wrong = other(draw.practice.counts, 0, () => entries + 1 + draw.below(60));
    const say = in2(
      draw,
      [`There are # entries for ${name}.`, `${name} has # entries.`, `${name}: # entries\n`],
      [`Für ${name} gibt es # Einträge.`, `${name} hat # Einträge.`, `${name}: # Einträge\n`],
    );
    return { figure: String(entries), wrong: String(wrong), say };
  },
  'number of an invoice'(draw) {
    const { number, client } = anyInvoice(draw);
    const wrong = number.replace(/\d+$/, (digits) =>
      String(Number(digits) + 100 + draw.below(800)).padStart(4, '0'),
    );
    const say = in2(
      draw,
      [
        `The oldest one of ${client} is invoice #.`,
        `${client} has not paid #.`,
        `See invoice number # of ${client}.`,
        `Invoices: # (${client})\n`,
      ],
      [
        `Die älteste von ${client} ist Rechnung #.`,
        `${client} hat # nicht bezahlt.`,
        `Siehe Rechnung Nr. # an ${client}.`,
        `- # (${client})\n`,
      ],
    );
    return { figure: number, wrong, say };
  },
  'number in words'(draw) {
    const isHours = draw.below(2) === 0;
    const { name, roundHours, roundHundreds } = anyClient(draw);
    if (isHours) {
      const wrong = other(
        draw.practice.seconds.map((each) => each / 3600),
        0.51,
        () => 3 + draw.below(90),
      );
      const say = in2(
        draw,
        [`The retainer of ${name} has # hours.`, `${name} gets # hours a month.`],
        [`Das Kontingent von ${name} hat # Stunden.`, `${name} bekommt # Stunden im Monat.`],
      );
      return {
        figure: readInWords(roundHours, draw.language),
        wrong: readInWords(wrong, draw.language),
        say,
      };
    }
    const wrong = other(
      draw.practice.minors.map((each) => each / 10_000),
      0.51,
      () => 11 + draw.below(80),
    );
    const hundred = (count: number) =>
      draw.language === 'de'
        ? `${readInWords(count, 'de')}hundert Euro`
        : `${readInWords(count, 'en')} hundred euros`;
    const say = in2(
      draw,
      [`The budget of ${name} is #.`, `${name} has a budget of # left.`],
      [`Das Budget von ${name} beträgt #.`, `${name} hat ein Budget von #.`],
    );
    return { figure: hundred(roundHundreds), wrong: hundred(wrong), say };
  },
  thousands(draw) {
    const { name, yearMinor } = anyClient(draw);
    const wrong = other(
      draw.practice.minors.map((each) => each / 100),
      510,
      () => 1000 * (3 + draw.below(95)),
    );
    const print = (value: number): string => {
      const k = Math.round(value / 1000);
      return draw.language === 'de'
        ? draw.pick(`${k} Tsd. €`, `${k} Tsd. Euro`, `${k}k €`, `${k} tausend Euro`)
        : draw.pick(`€${k}k`, `${k}k euros`, `${k} thousand euros`, `EUR ${k}k`);
    };
    const say = in2(
      draw,
      [`${name} brought about # this year.`, `Roughly # came from ${name}.`],
      [`${name} brachte dieses Jahr rund #.`, `Von ${name} kamen etwa #.`],
    );
    return { figure: print(yearMinor / 100), wrong: print(wrong), say };
  },
  'relative day'(draw) {
    const { name, workedOn } = draw.pick(...draw.practice.lastWorks);
    const words = draw.practice.relative(draw.language, today);
    const right = draw.pick(...(words.get(workedOn) ?? assert.fail(workedOn)));
    const free = [...words].filter(([day]) => !draw.practice.days.has(day)).flatMap(([, each]) => each);
    const say = in2(
      draw,
      [`You last worked for ${name} #.`, `The last entry of ${name} was made #.`],
      [`Für ${name} hast du zuletzt # gearbeitet.`, `Der letzte Eintrag für ${name} ist von #.`],
    );
    return { figure: right, wrong: draw.pick(...free), say };
  },
  "another record's value"(draw) {
    const [one, two] = draw.practice.twoClients(draw.below);
    const isAmount = draw.below(2) === 0;
    const print = (each: typeof one) =>
      isAmount ? money(draw, each.openMinor) : duration(draw, each.seconds);
    const say = isAmount
      ? in2(
          draw,
          [`${one.name} owes you #.`, `# are open at ${one.name}, the rest is paid.`, `- ${one.name}: #\n`],
          [`${one.name} schuldet dir #.`, `Bei ${one.name} sind # offen.`, `- ${one.name}: #\n`],
        )
      : in2(
          draw,
          [
            `You worked # for ${one.name}.`,
            `${one.name} took #, ${two.name} took ${duration(draw, two.seconds)}.`,
          ],
          [
            `Du hast # für ${one.name} gearbeitet.`,
            `${one.name}: #, ${two.name}: ${duration(draw, two.seconds)}.`,
          ],
        );
    return { figure: print(one), wrong: print(two), say };
  },
};

function isMarked({ practice, language }: Draw, answer: string, figure: string): boolean {
  const check = new FigureCheck<Link>({ isLink, language, today, zone: 'Europe/Berlin' });
  for (const { output, input } of practice.outputs) check.know(output, { input });
  const pieces = answer.match(/[\s\S]{1,9}/g) ?? [];
  const marks = [...pieces.flatMap((piece) => check.write(piece)), ...check.end()];
  const at = answer.indexOf(figure);
  return marks.some(
    ({ start, length, isFound }) => !isFound && start < at + figure.length && start + length > at,
  );
}

describe('planted figures', () => {
  const total = { planted: 0, missed: 0, blamed: 0 };
  for (const [form, write] of Object.entries(forms)) {
    it(`marks a wrong ${form} and no right one`, () => {
      const random = createRandom(form.length * 7_919);
      const below = (count: number): number => Math.floor(random() * count);
      const missed: string[] = [];
      const blamed: string[] = [];
      for (let each = 0; each < perForm; each += 1) {
        const pick = <Item>(...items: readonly Item[]): Item => items[below(items.length)] ?? assert.fail();
        const language: Language = each % 2 === 0 ? 'en' : 'de';
        const draw: Draw = { practice: writePractice(below), language, below, pick };
        const { figure, wrong, say } = write(draw);
        if (!isMarked(draw, say(wrong), wrong)) missed.push(say(wrong));
        if (isMarked(draw, say(figure), figure)) blamed.push(say(figure));
      }
      total.planted += perForm;
      total.missed += missed.length;
      total.blamed += blamed.length;
      assert.ok(missed.length <= perForm / 20, `missed ${missed.length}: ${missed.join(' | ')}`);
      assert.ok(blamed.length <= perForm / 50, `blamed ${blamed.length}: ${blamed.join(' | ')}`);
    });
  }

  it('marks at least 95 of 100 in all, and at most 1 of 100 right ones', () => {
    assert.equal(total.planted, perForm * Object.keys(forms).length);
    assert.ok(total.missed * 20 <= total.planted, JSON.stringify(total));
    assert.ok(total.blamed * 100 <= total.planted, JSON.stringify(total));
  });
});
