/**
 * Words that say several things at once, as the plain words that they stand for: "Tagesschnitt" is an average, by day, of hours.
 * Put in their place before a message is cut into words; its own letters stand for each sign, so that German is read in any case.
 */

const german: readonly (readonly [said: RegExp, meant: string])[] = [
  [/tages(?:schnitt|durchschnitt|mittel)/, 'durchschnittliche Stunden pro Tag'],
  [/wochen(?:schnitt|durchschnitt|mittel)|durchschnittswoche/, 'durchschnittliche Stunden pro Woche'],
  [/tages(?:summen?|übersicht|aufstellung)/, 'Stunden pro Tag'],
  [/wochen(?:summen?|übersicht|aufstellung)/, 'Stunden pro Woche'],
  [/monatssummen?/, 'Stunden pro Monat'],
  [/monatsums(?:atz|ätze)|umsatz(?:verlauf|kurve)(?: übers jahr)?/, 'Umsatz pro Monat'],
  [/projektverteilung/, 'Stunden pro Projekt'],
  [/kundenverteilung/, 'Stunden pro Kunde'],
  [/(?:tätigkeits|aufgaben)(?:verteilung|stunden)/, 'Stunden pro Aufgabe'],
  [/(?:mitarbeiter|team)stunden/, 'Stunden pro Person'],
  [/rekordtag|tages(?:rekord|maximum)/, 'längster Tag'],
  [/säumige kunden/, 'überfällige Rechnungen'],
  [/hauptkunden?|topkunden?/, 'größter Kunde'],
  [/kundenrangliste/, 'größte Kunden'],
  [/schuldner/, 'Kunde der schuldet'],
  [/stehen ?geblieben/, 'zuletzt gearbeitet'],
  [/zusammenfassung|rückblick|tätigkeitsbericht|fasse?(?: mir)?(?= .*zusammen)/, 'woran gearbeitet'],
  [/stundensummen(?= der letzten \w+ monate)/, 'Stunden pro Monat'],
  [/arbeitstagen?(?! im schnitt)(?=s?\b)/, 'Tage gearbeitet'],
  [/mehr oder weniger(?= .*\bals\b)/, 'mehr'],
  [/gestiegen oder gesunken/, 'Unterschied'],
  [/steht(?= (?:noch )?bei .*\baus\b)/, 'schuldet'],
];

const english: readonly (readonly [said: RegExp, meant: string])[] = [
  [/daily (?:totals?|breakdown)/, 'hours by day'],
  [/weekly (?:totals?|breakdown)/, 'hours by week'],
  [/monthly totals?/, 'hours by month'],
  [/project breakdown/, 'hours by project'],
  [/(?:client|customer) breakdown/, 'hours by client'],
  [/task breakdown/, 'hours by task'],
  [/(?:record|peak) day/, 'longest day'],
  [
    /main (?:client|customer)|cash cow|(?:largest|biggest|main) account|main source of income/,
    'biggest client',
  ],
  [/rank(?=(?: all)?(?: my| our)? (?:clients|customers))/, 'biggest'],
  [/debtors?/, 'client who owes'],
  [/headcount/, 'how many'],
  [
    /who do (?:i|we) (?:need|have) to chase(?: for money)?|who has missed the payment date/,
    'which invoices are overdue',
  ],
  [/coming up/, 'upcoming'],
  [/roughly(?=.*\ba (?:day|week)\b)/, 'on average'],
  [/(?:turnover|revenue) curve/, 'revenue by month'],
  [/where (?:did i|i) (?:leave|left) off|pick up where i left off/, 'last work of mine'],
  [/how long ago did/, 'when last did'],
  [/the last thing i did/, 'my last work'],
  [/late (?:paying|with paying(?: me)?|in paying)/, 'overdue'],
  [/(?:a |the )?(?:summary|recap|rundown)(?: of)?|summari[sz]e/, 'what worked on'],
  [/days worked|worked days|work(?:ing)? ?days/, 'days worked'],
  [/more or less(?= .*\bthan\b)/, 'more'],
];

const idioms = [...german, ...english].map(
  ([said, meant]) =>
    [new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${said.source})(?![\p{L}\p{N}])`, 'giu'), meant] as const,
);

/** What it says stays the same. */
export function spellIdioms(text: string): string {
  return idioms.reduce((said, [idiom, meant]) => said.replaceAll(idiom, meant), text);
}
