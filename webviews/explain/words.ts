/**
 * The words of this view's own surface, in each language of the product. The page says which (`lang` of the document,
 * the editor's display language). What rules and findings say is theirs, in English.
 */
import type { ShownFinding } from '../../src/contract/webview/explain-view.ts';

type SetAside = NonNullable<ShownFinding['setAside']>;

const english = {
  missingTitle: 'This finding is not there any more',
  missing:
    'Its code has changed, or it was decided elsewhere. Choose another one: with the light bulb at underlined code, or in the Findings view.',
  severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', info: 'Info' },
  confidences: { high: 'High', medium: 'Medium', low: 'Low' },
  categories: { security: 'Security', quality: 'Quality' },
  goToCode: (place: string) => `Go to ${place}`,
  wholeFile: 'the whole file',
  copy: 'Copy as Markdown',
  suppress: 'Suppress…',
  suppressBySettings: 'Suppress in .vireo.yml…',
  dismiss: 'Dismiss…',
  applyFix: 'Apply Fix',
  apply: (title: string) => `Apply: ${title}`,
  updating: 'Being edited, updating…',
  standings: {
    stale: 'The code that was reported is not there any more. It is shown as it was reported.',
    unreadable: 'The file cannot be read from this window. It is shown as it was reported.',
    gone: (time: string) => `Not found any more in the code as it is now. Shown as it was at ${time}.`,
    mended: 'Fixed: the file was scanned again, and the finding is gone. Undo brings both back.',
    dismissed: 'Dismissed: it is shown neither in the code nor in the list of problems.',
    resolved: 'Resolved: it is shown neither in the code nor in the list of problems.',
  },
  record: {
    heading: 'On record',
    states: { open: 'Open', accepted: 'Accepted', dismissed: 'Dismissed', resolved: 'Resolved' },
    decided: (state: string, who: string, when: string) => `${state} by ${who}, ${when}`,
    reason: (text: string) => `Reason: ${text}`,
    assignee: (who: string | undefined) => (who === undefined ? 'Assigned to nobody' : `Assigned to ${who}`),
    comments: 'Comments',
    noComments: 'No comments.',
    somebody: 'somebody',
    actions: { accept: 'Accept', reopen: 'Reopen', assign: 'Assign…', comment: 'Comment…' },
  },
  setAside: (by: SetAside) => {
    if (by.by === 'off') return 'Not shown: the rule is turned off in the settings.';
    if (by.by === 'settings') return `Set aside in .vireo.yml: ${by.reason}`;
    return `Set aside by a comment in the code: ${by.reason}`;
  },
  why: 'Why it matters',
  ownWords: (who: string) => `What ${who} says`,
  flow: 'How the value gets there',
  code: 'The code',
  keys: { move: 'walk', enter: 'to the code', leave: 'back to the editor' },
  step: (index: number, count: number) => `Step ${index} of ${count}`,
  roles: { source: 'Source', through: 'Passed on', sink: 'Ends here' },
  lines: (first: number, last: number) =>
    first === last ? `Code, line ${first}` : `Code, lines ${first} to ${last}`,
  omitted: (count: number) => (count === 1 ? 'one more line' : `${count} more lines`),
  noCode: 'This code cannot be shown here.',
  fix: 'How to fix it',
  diff: (title: string) => `What changes: ${title}`,
  removed: 'removed',
  added: 'added',
  example: 'Example',
  bad: 'Not so',
  good: 'But so',
  facts: 'Facts',
  factNames: {
    confidence: 'Confidence',
    foundBy: 'Found by',
    category: 'Category',
    rule: 'Rule',
    standards: 'Standards',
    more: 'Read more',
  },
  way: (steps: number, files: number) => `${steps} steps in ${files === 1 ? 'one file' : `${files} files`}`,
  choicesHeading: 'What you can do about it',
  choices: {
    suppress: 'Writes a comment with your reason into the code, for whoever reads the line.',
    suppressBySettings:
      'No comment can stand at this place: the rule and your reason go into .vireo.yml, for this file or for all.',
    dismiss: 'No flaw, or one to live with: kept on record with your reason, not in the code.',
    accept: 'A flaw that will be mended: it stays in the list.',
  },
  elsewhere: 'Same rule elsewhere',
  elsewhereNone: 'No other place in the files that were scanned.',
  elsewhereMore: (count: number) => `and ${count} more, in the Findings view`,
  unknownRule: 'This rule is not one of Vireo’s: it is told as it was reported.',
  copied: 'Copied as Markdown.',
  fixed: 'The fix is applied. Nothing is saved yet.',
  notFixed: 'Not applied: the code has changed meanwhile. Nothing was written.',
} as const;

/** The same shape with any words in it. */
type Said<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Said<T[Key]> };
export type Words = Said<typeof english>;

const german: Words = {
  missingTitle: 'Diesen Befund gibt es nicht mehr',
  missing:
    'Sein Code hat sich geändert, oder anderswo wurde über ihn entschieden. Wählen Sie einen anderen: mit der Glühbirne an unterstrichenem Code oder in der Ansicht „Befunde“.',
  severities: { critical: 'Kritisch', high: 'Hoch', medium: 'Mittel', low: 'Niedrig', info: 'Hinweis' },
  confidences: { high: 'Hoch', medium: 'Mittel', low: 'Niedrig' },
  categories: { security: 'Sicherheit', quality: 'Qualität' },
  goToCode: (place) => `Zu ${place} gehen`,
  wholeFile: 'die ganze Datei',
  copy: 'Als Markdown kopieren',
  suppress: 'Unterdrücken …',
  suppressBySettings: 'In .vireo.yml unterdrücken …',
  dismiss: 'Verwerfen …',
  applyFix: 'Korrektur anwenden',
  apply: (title) => `Anwenden: ${title}`,
  updating: 'In Bearbeitung, wird aktualisiert …',
  standings: {
    stale: 'Den gemeldeten Code gibt es nicht mehr. Gezeigt wird er, wie er gemeldet wurde.',
    unreadable:
      'Die Datei ist von diesem Fenster aus nicht lesbar. Gezeigt wird sie, wie sie gemeldet wurde.',
    gone: (time) => `Im Code, wie er jetzt ist, nicht mehr gefunden. Gezeigt wird der Stand von ${time}.`,
    mended: 'Behoben: Die Datei wurde erneut geprüft, der Befund ist weg. „Rückgängig“ bringt beides zurück.',
    dismissed: 'Verworfen: Er wird weder im Code noch in der Liste der Probleme gezeigt.',
    resolved: 'Erledigt: Er wird weder im Code noch in der Liste der Probleme gezeigt.',
  },
  record: {
    heading: 'Festgehalten',
    states: { open: 'Offen', accepted: 'Angenommen', dismissed: 'Verworfen', resolved: 'Erledigt' },
    decided: (state, who, when) => `${state} von ${who}, ${when}`,
    reason: (text) => `Grund: ${text}`,
    assignee: (who) => (who === undefined ? 'Niemandem zugewiesen' : `Zugewiesen an ${who}`),
    comments: 'Kommentare',
    noComments: 'Keine Kommentare.',
    somebody: 'jemand',
    actions: { accept: 'Annehmen', reopen: 'Wieder öffnen', assign: 'Zuweisen …', comment: 'Kommentieren …' },
  },
  setAside: (by) => {
    if (by.by === 'off') return 'Nicht gezeigt: Die Regel ist in den Einstellungen abgeschaltet.';
    if (by.by === 'settings') return `In .vireo.yml ausgenommen: ${by.reason}`;
    return `Durch einen Kommentar im Code ausgenommen: ${by.reason}`;
  },
  why: 'Warum es wichtig ist',
  ownWords: (who) => `Was ${who} dazu sagt`,
  flow: 'Wie der Wert dorthin gelangt',
  code: 'Der Code',
  keys: { move: 'durchgehen', enter: 'zum Code', leave: 'zurück zum Editor' },
  step: (index, count) => `Schritt ${index} von ${count}`,
  roles: { source: 'Quelle', through: 'Weitergegeben', sink: 'Endet hier' },
  lines: (first, last) => (first === last ? `Code, Zeile ${first}` : `Code, Zeilen ${first} bis ${last}`),
  omitted: (count) => (count === 1 ? 'eine weitere Zeile' : `${count} weitere Zeilen`),
  noCode: 'Dieser Code kann hier nicht gezeigt werden.',
  fix: 'Wie es zu beheben ist',
  diff: (title) => `Was sich ändert: ${title}`,
  removed: 'entfernt',
  added: 'hinzugefügt',
  example: 'Beispiel',
  bad: 'So nicht',
  good: 'Sondern so',
  facts: 'Angaben',
  factNames: {
    confidence: 'Gewissheit',
    foundBy: 'Gefunden von',
    category: 'Art',
    rule: 'Regel',
    standards: 'Standards',
    more: 'Zum Weiterlesen',
  },
  way: (steps, files) => `${steps} Schritte in ${files === 1 ? 'einer Datei' : `${files} Dateien`}`,
  choicesHeading: 'Was Sie damit tun können',
  choices: {
    suppress: 'Schreibt einen Kommentar mit Ihrem Grund in den Code, für alle, die die Zeile lesen.',
    suppressBySettings:
      'Hier kann kein Kommentar stehen: Die Regel kommt mit Ihrem Grund in .vireo.yml, für diese Datei oder für alle.',
    dismiss: 'Kein Mangel, oder einer, mit dem man lebt: mit Ihrem Grund festgehalten, nicht im Code.',
    accept: 'Ein Mangel, der behoben wird: Er bleibt in der Liste.',
  },
  elsewhere: 'Dieselbe Regel anderswo',
  elsewhereNone: 'Keine andere Stelle in den geprüften Dateien.',
  elsewhereMore: (count) => `und ${count} weitere, in der Ansicht „Befunde“`,
  unknownRule: 'Diese Regel ist keine von Vireo: Sie ist wiedergegeben, wie sie gemeldet wurde.',
  copied: 'Als Markdown kopiert.',
  fixed: 'Die Korrektur ist angewendet. Gespeichert ist noch nichts.',
  notFixed: 'Nicht angewendet: Der Code hat sich inzwischen geändert. Nichts wurde geschrieben.',
};

/** Of the page's language; English where there is no translation. */
export function wordsFor(language: string): Words {
  return /^de\b/i.test(language) ? german : english;
}
