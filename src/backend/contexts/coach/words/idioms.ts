/**
 * Words that say several things at once, as the plain words that they stand for: "Tagesschnitt" is an average, by day, of hours.
 * Put in their place before a message is cut into words; its own letters stand for each sign, so that German is read in any case.
 */
import type { NameIndex } from './names.ts';
import { tokenize } from './tokens.ts';

const german: readonly (readonly [said: RegExp, meant: string])[] = [
  // What could not be billed.
  [
    /(?<=\bkonnten? (?:ich|wir)\b.*)nicht (?:abrechnen|verrechnen|in Rechnung stellen)/giu,
    'nicht abrechenbar',
  ],
  [/tages(?:schnitt|durchschnitt|mittel)/giu, 'durchschnittliche Stunden pro Tag'],
  [/wochen(?:schnitt|durchschnitt|mittel)|durchschnittswoche/giu, 'durchschnittliche Stunden pro Woche'],
  [/tages(?:summen?|übersicht|aufstellung)/giu, 'Stunden pro Tag'],
  [/wochentotale?/giu, 'Stunden pro Woche'],
  [/wochen(?:summen?|übersicht|aufstellung)/giu, 'Stunden pro Woche'],
  [/monats(?:summen?|totale?)/giu, 'Stunden pro Monat'],
  [/stelle?(?=.*gegenüber\s*[?.!]*$)/giu, 'bitte'],
  [/nächstfällige/giu, 'nächste fällige'],
  [/monatsums(?:atz|ätze)|umsatz(?:verlauf|kurve)(?: übers jahr)?/giu, 'Umsatz pro Monat'],
  [/projektverteilung/giu, 'Stunden pro Projekt'],
  [/kundenverteilung/giu, 'Stunden pro Kunde'],
  [/(?:tätigkeits|aufgaben)(?:verteilung|stunden)/giu, 'Stunden pro Aufgabe'],
  [/(?:mitarbeiter|team)stunden/giu, 'Stunden pro Person'],
  [/rekordtag|spitzentag|tages(?:rekord|maximum)/giu, 'längster Tag'],
  [/säumige kunden(?!\s+(?:im|in|seit|letzte\w*)\b)/giu, 'überfällige Rechnungen'],
  [/hauptkunden?|topkunden?/giu, 'größter Kunde'],
  [/kundenrangliste/giu, 'größte Kunden'],
  [/schuldner(?!.*\b(?:be|ge)zahlt\b)/giu, 'Kunde der schuldet'],
  [/stehen ?geblieben/giu, 'zuletzt gearbeitet'],
  [/zusammenfassung|rückblick|tätigkeitsbericht|fasse?(?: mir)?(?= .*zusammen)/giu, 'woran gearbeitet'],
  [/stundensummen(?= der letzten \w+ monate)/giu, 'Stunden pro Monat'],
  [/arbeitstagen?(?! im schnitt)(?=s?\b)/giu, 'Tage gearbeitet'],
  [/mehr oder weniger(?= .*\bals\b)/giu, 'mehr'],
  [/gestiegen oder gesunken/giu, 'Unterschied'],
  [/steht(?= (?:noch )?bei .*\baus\b)/giu, 'schuldet'],
  [/stand(?:en)?(?= [^.?!]*\baus\s*(?:[.?!]|$))/giu, 'schuldete'],
  // Amounts are said by currency anyway.
  [
    /(?:getrennt|aufgeteilt|aufgeschlüsselt) nach (?:euro|kronen|dollar|franken|pfund)(?:n? und (?:euro|kronen|dollar|franken|pfund))+/giu,
    'nach Währung',
  ],
  // What is open and falls due then, and not what came in so far.
  [/(?<=\bkomm(?:t|en) [^.?!]*)(?:noch )?(?:he)?rein(?=\s*(?:[,.?!]|$))/giu, 'fällige Zahlungen'],
  // Each row says its days: "since when" is of all of them, and of the oldest alone where that is asked for.
  [/(?<=\bwelche rechnungen [^.?!]*)und (?:seit wann|wie lange)(?: schon)?(?=\s*(?:[.?!]|$))/giu, ''],
  [/(?<=\b(?:unterschied|differenz) [^.?!]*)zwischen(?=\s+\D)/giu, ''],
  // An answer of revenue says both.
  [/netto und brutto|brutto und netto|(?:so)?wohl netto als auch brutto/giu, 'Umsatz'],
  // Not what was paid.
  [/hat(?= .*\bzu (?:be)?zahlen\b)/giu, 'muss'],
  [/haben(?= .*\bzu (?:be)?zahlen\b)/giu, 'müssen'],
  [/(?<=\b(?:muss|müssen) .*)zu (?:be)?zahlen/giu, 'zahlen'],
];

const english: readonly (readonly [said: RegExp, meant: string])[] = [
  // Not what was billed.
  [/(?<=\bmuch of (?:it|that|them) )can be (?:billed|invoiced|charged)/giu, 'billable'],
  [
    /(?:split|separated|broken down) (?:by|into) (?:euros?|kroner|dollars?|francs|pounds)(?: and (?:euros?|kroner|dollars?|francs|pounds))+/giu,
    'by currency',
  ],
  [/daily (?:totals?|breakdown)/giu, 'hours by day'],
  [/weekly (?:totals?|breakdown)/giu, 'hours by week'],
  [/monthly totals?/giu, 'hours by month'],
  [/kept me (?:the )?busiest/giu, 'had the most hours'],
  [/project breakdown/giu, 'hours by project'],
  [/(?:client|customer) breakdown/giu, 'hours by client'],
  [/task breakdown/giu, 'hours by task'],
  [/(?:record|peak) day/giu, 'longest day'],
  [
    /main (?:client|customer)|cash cow|(?:largest|biggest|main) account|main source of income/giu,
    'biggest client',
  ],
  [/rank(?=(?: all)?(?: my| our)? (?:clients|customers))/giu, 'biggest'],
  [/debtors?(?!.*\bpaid\b)/giu, 'client who owes'],
  [/headcount/giu, 'how many'],
  [
    /who do (?:i|we) (?:need|have) to chase(?: for money)?|who has missed the payment date/giu,
    'which invoices are overdue',
  ],
  [/coming up/giu, 'upcoming'],
  [
    /(?<=\b(?:money|cash) .*)(?:will come|(?:is|are) (?:still )?(?:coming|(?:due |yet )?to come)) in/giu,
    'payments due',
  ],
  [
    /(?<=\b(?:which|what) (?:\w+ )?invoices [^.?!]*)and (?:since when|(?:for )?how long)(?=\s*(?:[.?!]|$))/giu,
    '',
  ],
  [/net and gross|gross and net/giu, 'revenue'],
  [/(?:for )?how long(?= (?:is|has|have) [^.?!]*\b(?:overdue|late)\b)/giu, 'how late'],
  // No bound: "more than", "between 5 and 9".
  [/(?<=\bdifference [^.?!]*)between(?=\s+\D)/giu, ''],
  [
    /(?<=\b(?:project|client|customer) .*)made (?:me |us )?the most(?: money)?/giu,
    'brought the most revenue',
  ],
  [/roughly(?=.*\ba (?:day|week)\b)/giu, 'on average'],
  [/(?:turnover|revenue) curve/giu, 'revenue by month'],
  [/where (?:did i|i) (?:leave|left) off|pick up where i left off/giu, 'last work of mine'],
  [/how long ago did/giu, 'when last did'],
  [/the last thing i did/giu, 'my last work'],
  // Who was late has paid since, and who is never late is not asked for by what is overdue.
  [
    /(?<!\b(?:never|not|nobody|was|were|did)\b.*|n't .*)late (?:paying|with paying(?: me)?|in paying)/giu,
    'overdue',
  ],
  [/(?:a |the )?(?:summary|recap|rundown)(?: of)?|summari[sz]e/giu, 'what worked on'],
  [/days worked|worked days|work(?:ing)? ?days/giu, 'days worked'],
  [/more or less(?= .*\bthan\b)/giu, 'more'],
  [/ha(?:s|ve)(?= .*\bstill to pay\b)/giu, 'must'],
  [/(?<=\bmust .*)still to pay/giu, 'pay'],
];

const idioms = [...german, ...english];

const isLetter = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

/** What it says stays the same, and so does a name: "Recap Studio" is no summary of Studio. */
export function spellIdioms(text: string, names: Pick<NameIndex, 'find'>): string {
  return idioms.reduce(
    (said, [idiom, meant]) =>
      said.replaceAll(idiom, (whole: string, ...more: readonly unknown[]) => {
        const at = more.find((one) => typeof one === 'number') ?? 0;
        const to = at + whole.length;
        // Whole words alone.
        const isPart = isLetter(said.charAt(at - 1)) || isLetter(said.charAt(to));
        const isNamed = placesOfNames(said, names).some((name) => at < name.to && name.at < to);
        return isPart || isNamed ? whole : meant;
      }),
    text,
  );
}

/** From where to where names stand in a text. */
function placesOfNames(text: string, names: Pick<NameIndex, 'find'>) {
  const tokens = tokenize(text);
  let to = 0;
  const placed = tokens.map(({ raw }) => {
    const at = text.indexOf(raw, to);
    if (at >= 0) to = at + raw.length;
    return { at, to };
  });
  return placed.flatMap(({ at }, index) => {
    const length = names.find(tokens, index)?.length ?? 0;
    const last = placed[index + length - 1];
    return length === 0 || last === undefined || at < 0 ? [] : [{ at, to: last.to }];
  });
}
