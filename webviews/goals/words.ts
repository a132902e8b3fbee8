/** The words of the page Goals and Check-ins, in each language of the product. */
import type { CheckInRow, GoalRow, HabitRow, MemoryRow } from '../../src/contract/webview/goals-view.ts';

type Verdict = NonNullable<CheckInRow['promises'][number]['verdict']>;

const english = {
  heading: 'Goals and check-ins',
  private: 'Only you see what is here',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  checkIn: 'Check In on Last Week',
  goals: 'Goals',
  habits: 'Habits',
  checkIns: 'Check-ins',
  memory: 'Memory',
  addGoal: 'Add Goal…',
  addHabit: 'Add Habit…',
  addMemory: 'Add…',
  noGoals: 'No goal yet. Set one on your hours, invoices or findings, or in your own words.',
  noHabits: 'No habit yet. Some are checked by your records, others you tick yourself.',
  noCheckIns: 'Nothing was answered to a week yet. Each new week the coach shows the last one.',
  noMemory:
    'Nothing is remembered. What you keep here goes with your questions to models, and to nobody else.',
  memoryNote: 'Goes with your questions to models. Erased is gone for good.',
  goal: 'Goal',
  figure: 'So far',
  target: 'Target',
  pace: 'State',
  habit: 'Habit',
  periods: 'Last periods',
  streak: 'In a row',
  actions: 'Actions',
  due: (day: string) => `due ${day}`,
  states: { active: 'Active', paused: 'Paused', done: 'Done', dropped: 'Dropped' } satisfies Record<
    GoalRow['state'],
    string
  >,
  paces: {
    reached: 'Reached',
    on_track: 'On track',
    behind: 'Behind',
    missed: 'Missed',
    no_data: 'No data',
  } satisfies Record<NonNullable<GoalRow['pace']>, string>,
  outcomes: { kept: 'kept', not_kept: 'not kept', open: 'open', nothing: 'nothing to keep' } satisfies Record<
    HabitRow['periods'][number]['outcome'],
    string
  >,
  outcomeOf: (period: string, outcome: string) => `${period}: ${outcome}`,
  /** The day, week or month that runs. */
  now: (period: string) => `${period}, now`,
  verdicts: { done: 'Done', not_done: 'Not done', carried: 'Carried over' } satisfies Record<Verdict, string>,
  unanswered: 'not answered',
  noPromises: 'No promise for this week.',
  saidBy: { user: 'written by you', assistant: 'proposed by an assistant, kept by you' } satisfies Record<
    MemoryRow['saidBy'],
    string
  >,
  markDone: 'Done',
  pause: 'Pause',
  resume: 'Resume',
  drop: 'Drop',
  reopen: 'Reopen',
  edit: 'Edit…',
  remove: 'Delete',
  erase: 'Erase…',
  forget: 'Forget…',
  of: (act: string, what: string) => `${act.replace('…', '')}: ${what}`,
  openRecord: 'Opens the records behind this figure',
  failedTitle: 'Goals cannot be shown',
  failed: 'It was cancelled.',
  again: 'Try Again',
};

export type Words = typeof english;

const german: Words = {
  heading: 'Ziele und Rückblicke',
  private: 'Nur Sie sehen, was hier steht',
  reconnecting: 'Verbindung wird wiederhergestellt…',
  offline: 'Offline',
  checkIn: 'Rückblick auf letzte Woche',
  goals: 'Ziele',
  habits: 'Gewohnheiten',
  checkIns: 'Rückblicke',
  memory: 'Gedächtnis',
  addGoal: 'Ziel hinzufügen…',
  addHabit: 'Gewohnheit hinzufügen…',
  addMemory: 'Hinzufügen…',
  noGoals: 'Noch kein Ziel. Setzen Sie eines auf Stunden, Rechnungen oder Befunde, oder in eigenen Worten.',
  noHabits: 'Noch keine Gewohnheit. Manche prüfen Ihre Daten, andere haken Sie selbst ab.',
  noCheckIns: 'Noch keine Woche beantwortet. Jede neue Woche zeigt der Coach die letzte.',
  noMemory:
    'Nichts ist gemerkt. Was Sie hier behalten, geht mit Ihren Fragen an Modelle und an niemanden sonst.',
  memoryNote: 'Geht mit Ihren Fragen an Modelle. Gelöscht ist endgültig weg.',
  goal: 'Ziel',
  figure: 'Bisher',
  target: 'Zielwert',
  pace: 'Stand',
  habit: 'Gewohnheit',
  periods: 'Letzte Zeiträume',
  streak: 'In Folge',
  actions: 'Aktionen',
  due: (day) => `fällig ${day}`,
  states: { active: 'Aktiv', paused: 'Pausiert', done: 'Erledigt', dropped: 'Aufgegeben' },
  paces: {
    reached: 'Erreicht',
    on_track: 'Im Plan',
    behind: 'Im Rückstand',
    missed: 'Verfehlt',
    no_data: 'Keine Daten',
  },
  outcomes: {
    kept: 'eingehalten',
    not_kept: 'nicht eingehalten',
    open: 'offen',
    nothing: 'nichts einzuhalten',
  },
  outcomeOf: (period, outcome) => `${period}: ${outcome}`,
  now: (period) => `${period}, jetzt`,
  verdicts: { done: 'Erledigt', not_done: 'Nicht erledigt', carried: 'Übernommen' },
  unanswered: 'nicht beantwortet',
  noPromises: 'Kein Vorsatz für diese Woche.',
  saidBy: {
    user: 'von Ihnen geschrieben',
    assistant: 'von einem Assistenten vorgeschlagen, von Ihnen behalten',
  },
  markDone: 'Erledigt',
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  drop: 'Aufgeben',
  reopen: 'Wieder öffnen',
  edit: 'Bearbeiten…',
  remove: 'Löschen',
  erase: 'Löschen…',
  forget: 'Vergessen…',
  of: (act, what) => `${act.replace('…', '')}: ${what}`,
  openRecord: 'Öffnet die Einträge hinter dieser Zahl',
  failedTitle: 'Ziele können nicht gezeigt werden',
  failed: 'Es wurde abgebrochen.',
  again: 'Erneut versuchen',
};

/** Of the page's language: German, or else English. */
export function wordsFor(language: string): Words {
  return /^de\b/i.test(language) ? german : english;
}
