/** The words of the card that looks back on a week, in each language of the product. */
const english = {
  title: (span: string) => `Check-in, ${span}`,
  close: 'Put away until next week',
  open: 'Open',
  promised: 'You said you would',
  verdicts: { done: 'Done', not_done: 'Not done', carried: 'Carry over' },
  ofPromise: (verdict: string, text: string) => `${verdict}: ${text}`,
  intentions: 'For the new week',
  intention: (number: number) => `What you mean to do, ${number}`,
  upTo: 'Up to three things',
  carried: 'carried over',
  save: 'Save',
  saved: 'Saved.',
  goals: 'Goals…',
  openRecord: 'Opens the records behind this figure',
};

export type CheckInWords = typeof english;

const german: CheckInWords = {
  title: (span) => `Rückblick, ${span}`,
  close: 'Bis nächste Woche weglegen',
  open: 'Öffnen',
  promised: 'Das hatten Sie vor',
  verdicts: { done: 'Erledigt', not_done: 'Nicht erledigt', carried: 'Übernehmen' },
  ofPromise: (verdict, text) => `${verdict}: ${text}`,
  intentions: 'Für die neue Woche',
  intention: (number) => `Was Sie vorhaben, ${number}`,
  upTo: 'Bis zu drei Dinge',
  carried: 'übernommen',
  save: 'Speichern',
  saved: 'Gespeichert.',
  goals: 'Ziele…',
  openRecord: 'Öffnet die Einträge hinter dieser Zahl',
};

/** Of the page's language: German, or else English. */
export function checkInWords(language: string): CheckInWords {
  return /^de\b/i.test(language) ? german : english;
}

const always = /^(?:\/check-?in|how was my week|wie war meine woche)\s*[?.!]*$/i;
const ofLastWeek = /^(?:how was last week|wie war (?:die )?letzte woche)\s*[?.!]*$/i;

/** A question that the card answers, in either language; what may mean more than the card goes to a model that was chosen. */
export function asksForCheckIn(text: string, isBuiltIn: boolean): boolean {
  const asked = text.trim();
  return always.test(asked) || (isBuiltIn && ofLastWeek.test(asked));
}
