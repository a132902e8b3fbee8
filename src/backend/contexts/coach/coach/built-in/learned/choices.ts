/** One plain question for each intent, which the grammar reads: what the coach offers where it is not sure what was asked. */
import type { Intent } from '../question.ts';
import type { Language } from '../vocabulary.ts';

/** English, German; `@` is the place of a name, `#` that of a period. */
const plain: Readonly<Partial<Record<Intent, readonly [english: string, german: string]>>> = {
  'hours-period': ['How many hours#', 'Wie viele Stunden#'],
  'hours-project': ['How many hours@#', 'Wie viele Stunden@#'],
  'hours-client': ['How many hours@#', 'Wie viele Stunden@#'],
  'hours-by-day': ['Hours by day@#', 'Stunden pro Tag@#'],
  'hours-by-week': ['Hours by week@#', 'Stunden pro Woche@#'],
  'hours-by-month': ['Hours by month@#', 'Stunden pro Monat@#'],
  'hours-by-task': ['Hours by task@#', 'Stunden nach Aufgabe@#'],
  'hours-by-person': ['Hours by person@#', 'Stunden nach Person@#'],
  'average-day': ['Average hours per day@#', 'Durchschnittliche Stunden pro Tag@#'],
  'average-week': ['Average hours per week@#', 'Durchschnittliche Stunden pro Woche@#'],
  'days-worked': ['How many days did I work@#', 'An wie vielen Tagen habe ich@# gearbeitet'],
  'longest-day': ['What was my longest day@#', 'Was war mein längster Tag@#'],
  entries: ['Entries@#', 'Einträge@#'],
  'count-entries': ['How many entries@#', 'Wie viele Einträge@#'],
  'first-last': ['When did I start and finish#', 'Wann habe ich angefangen und aufgehört#'],
  'worked-on': ['What did I work on@#', 'Woran habe ich@# gearbeitet'],
  'last-work': ['When did I last work@', 'Wann habe ich zuletzt@ gearbeitet'],
  timer: ['Is a timer running', 'Läuft ein Timer'],
  'without-note': ['Entries without a note@#', 'Einträge ohne Notiz@#'],
  'without-rate': ['Which time has no rate', 'Welche Zeit hat keinen Stundensatz'],
  'loose-time': ['Which time is on no timesheet#', 'Welche Zeit steht auf keinem Stundenzettel#'],
  timesheets: ['Which timesheets are open#', 'Welche Stundenzettel sind# offen'],
  'billable-share': ['What share of my time is billable@#', 'Welcher Anteil meiner Zeit ist@# abrechenbar'],
  utilisation: ['What is my utilisation#', 'Wie hoch ist meine Auslastung#'],
  target: ['How many hours are left to my target#', 'Wie viele Stunden fehlen mir zum Soll#'],
  overtime: ['How much overtime do I have#', 'Wie viele Überstunden habe ich#'],
  'free-days': ['Which holidays are there#', 'Welche freien Tage habe ich#'],
  deadlines: ['What is due#', 'Was ist# fällig'],
  unbilled: ['What is unbilled@#', 'Was ist@# nicht abgerechnet'],
  'unbilled-by-project': ['Unbilled by project@#', 'Nicht abgerechnet nach Projekt@#'],
  revenue: ['How much did I invoice@#', 'Wie viel habe ich@# in Rechnung gestellt'],
  'revenue-by-month': ['Revenue by month@#', 'Umsatz pro Monat@#'],
  'top-client': ['Who is my biggest client#', 'Wer ist mein größter Kunde#'],
  vat: ['How much VAT did I invoice@#', 'Mehrwertsteuer@#'],
  received: ['Which payments did I receive@#', 'Welche Zahlungen habe ich@# bekommen'],
  'last-payment': ['When was the last payment@', 'Wann war die letzte Zahlung@'],
  'days-to-pay': ['How many days to pay@', 'Wie schnell wird gezahlt@'],
  'late-payers': ['Which clients pay late', 'Wer zahlt zu spät'],
  'open-invoices': ['Which invoices are open@', 'Welche Rechnungen sind@ offen'],
  overdue: ['Which invoices are overdue@', 'Welche Rechnungen sind@ überfällig'],
  ageing: ['How old are my open invoices@', 'Wie alt sind meine offenen Rechnungen@'],
  'who-owes': ['Who owes me most', 'Wer schuldet mir am meisten'],
  'last-invoice': ['What was the last invoice@', 'Was war die letzte Rechnung@'],
  'next-due': ['Which invoice is due next@', 'Welche Rechnung ist als nächste@ fällig'],
  'due-invoices': ['Which invoices are due@#', 'Welche Rechnungen sind@# fällig'],
  unsent: ['Which invoices are not sent@', 'Welche Rechnungen sind@ nicht verschickt'],
  drafts: ['Which drafts of invoices are there@', 'Welche Rechnungsentwürfe gibt es@'],
  credits: ['Credit notes@#', 'Gutschriften@#'],
  rate: ['What is the hourly rate@', 'Wie hoch ist der Stundensatz@'],
  'effective-rate': ['What is my effective hourly rate@#', 'Wie hoch ist mein effektiver Stundensatz@#'],
  budget: ['How much budget is left@', 'Wie viel Budget ist@ übrig'],
  'budget-pace': ['When will the budget be used up@', 'Wann ist das Budget@ aufgebraucht'],
  findings: ['Which findings are open@', 'Welche Befunde sind@ offen'],
  'newest-findings': ['What are the newest findings@', 'Was sind die neuesten Befunde@'],
  'findings-by-project': ['Findings by project', 'Befunde nach Projekt'],
  'worst-file': ['Which file has the most findings@', 'Welche Datei hat die meisten Befunde@'],
  'last-scan': ['When was the last scan@', 'Wann war der letzte Scan@'],
  health: ['What is the health@', 'Wie ist der Zustand@'],
  'health-advice': ['How can I improve the health@', 'Wie verbessere ich den Zustand@'],
  requests: ['Which agent requests are open@', 'Welche Anfragen an Agenten sind@ offen'],
  'count-clients': ['How many clients do I have', 'Wie viele Kunden habe ich'],
  'count-projects': ['How many projects do I have@', 'Wie viele Projekte habe ich@'],
  help: ['What can you do', 'Was kannst du'],
  'how-timer': ['How do I start the timer', 'Wie starte ich den Timer'],
  'how-stop': ['How do I stop the timer', 'Wie stoppe ich den Timer'],
  'how-add': ['How do I add time by hand', 'Wie erfasse ich Zeit von Hand'],
  'how-edit': ['How do I edit an entry', 'Wie bearbeite ich einen Eintrag'],
  'how-forgotten': ['How do I find forgotten time', 'Wie finde ich vergessene Zeit'],
  'how-import': ['How do I import from Toggl', 'Wie importiere ich Zeiten aus Toggl'],
  'how-invoice': ['How do I create an invoice', 'Wie erstelle ich eine Rechnung'],
  'how-send': ['How do I send an invoice', 'Wie verschicke ich eine Rechnung'],
  'how-payment': ['How do I record a payment', 'Wie trage ich eine Zahlung ein'],
  'how-correct': ['How do I correct an invoice', 'Wie korrigiere ich eine Rechnung'],
  'how-rate': ['How do I set a rate', 'Wie setze ich einen Stundensatz'],
  'how-budget': ['How do I set a budget', 'Wie setze ich ein Budget'],
  'how-submit': ['How do I submit a timesheet', 'Wie reiche ich einen Stundenzettel ein'],
  'how-approve': ['How do I approve a timesheet', 'Wie genehmige ich einen Stundenzettel'],
  'how-undo': ['How do I undo a mistake', 'Wie mache ich einen Fehler rückgängig'],
  'how-backup': ['How do I make a backup', 'Wie mache ich eine Sicherung'],
  'how-restore': ['How do I restore a backup', 'Wie stelle ich eine Sicherung wieder her'],
  'how-mcp': ['How do I connect an assistant', 'Wie verbinde ich einen Assistenten'],
  'how-model': ['How do I set up a model', 'Wie richte ich ein Modell ein'],
  'how-currency': ['How do I change the currency', 'Wie ändere ich die Währung'],
  'how-vat': ['How do I set the VAT rate', 'Wie setze ich den Mehrwertsteuersatz'],
  'how-export': ['How do I export my data', 'Wie exportiere ich meine Daten'],
  'how-scan': ['How do I run a scan', 'Wie starte ich einen Scan'],
  'how-client': ['How do I add a client', 'Wie lege ich einen Kunden an'],
  'how-project': ['How do I add a project', 'Wie lege ich ein Projekt an'],
  'act-start': ['Start the timer@', 'Starte den Timer@'],
  'act-stop': ['Stop the timer', 'Stoppe den Timer'],
  'act-submit': ['Submit the timesheet#', 'Reiche den Stundenzettel ein#'],
  'act-scan': ['Scan@', 'Scanne@'],
  'act-agent': ['Ask the security agent@', 'Frage den Sicherheitsagenten@'],
  'act-draft': ['Draft an invoice@#', 'Erstelle einen Rechnungsentwurf@#'],
};

export interface ChoiceSlots {
  readonly name?: string;
  /** As it was said: "last week". */
  readonly period?: string;
}

/** The intents that have such a question, for the test that the grammar reads all of them. */
export const offeredIntents: readonly Intent[] = Object.keys(plain) as Intent[];

export function sayPlainly(
  intent: Intent,
  language: Language,
  { name, period }: ChoiceSlots,
): string | undefined {
  const [english, german] = plain[intent] ?? [];
  const text = language === 'de' ? german : english;
  if (text === undefined || (name !== undefined && !text.includes('@'))) return undefined;
  const who = name === undefined ? '' : language === 'de' ? ` für ${name}` : ` for ${name}`;
  const when = period === undefined ? '' : ` ${period}`;
  return `${text.replace('@', () => who).replace('#', () => when)}${intent.startsWith('act-') ? '' : '?'}`;
}
