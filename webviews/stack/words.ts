/** The words of the Stack page, in each language of the product; the page says which (`lang` of the document). */

const english = {
  heading: 'Stack',
  loading: 'Reading the files of the project',
  project: 'Project',
  part: 'Package',
  whole: (count: number) => (count === 1 ? 'Whole project' : `Whole project, ${count} packages`),
  refresh: 'Read again',
  readAt: (moment: string) => `Read ${moment}`,
  size: (lines: string, files: string) =>
    `${lines} ${lines === '1' ? 'line' : 'lines'} of code, ${files} ${files === '1' ? 'file' : 'files'}`,
  languages: 'Languages',
  language: 'Language',
  lines: 'Lines of code',
  files: 'Files',
  share: 'Share',
  noLanguages: 'No file here is in a language that Vireo knows.',
  groups: {
    frameworks: 'Frameworks and libraries',
    runtimes: 'Run times',
    build: 'Build and code style',
    tests: 'Tests',
    ci: 'Continuous integration',
    containers: 'Containers',
    cloud: 'Cloud and infrastructure',
    databases: 'Databases and queues',
  },
  notFound: (names: string) => `Nothing found of: ${names}.`,
  nothing: 'Nothing that shows how this is built, tested or run.',
  asked: (version: string) => `asked for: ${version}`,
  confidences: { high: '', medium: 'likely', low: 'perhaps' },
  development: 'for development',
  evidence: (name: string) => `What shows ${name}`,
  more: (count: number) => (count === 1 ? 'one more place' : `${count} more places`),
  unlisted: (count: number) => (count === 1 ? 'one more is not listed' : `${count} more are not listed`),
  problems: 'Not read',
  unlinkedTitle: 'No project belongs to this folder',
  unlinked:
    'The stack is read for projects whose folder is open in this window. Link a project to this folder, or open the folder of one.',
  link: 'Link Project to This Folder',
  untrustedTitle: 'This workspace is not trusted',
  untrusted: 'Nothing of it is read until you trust it. Nothing of it is ever executed.',
  trust: 'Manage Workspace Trust',
  failedTitle: 'The stack could not be read',
  failed: 'The reading was cancelled.',
  again: 'Try Again',
} as const;

/** The same shape with any words in it. */
type Said<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Said<T[Key]> };
export type Words = Said<typeof english>;

const german: Words = {
  heading: 'Stack',
  loading: 'Die Dateien des Projekts werden gelesen',
  project: 'Projekt',
  part: 'Paket',
  whole: (count) => (count === 1 ? 'Ganzes Projekt' : `Ganzes Projekt, ${count} Pakete`),
  refresh: 'Erneut lesen',
  readAt: (moment) => `Gelesen ${moment}`,
  size: (lines, files) =>
    `${lines} ${lines === '1' ? 'Zeile' : 'Zeilen'} Code, ${files} ${files === '1' ? 'Datei' : 'Dateien'}`,
  languages: 'Sprachen',
  language: 'Sprache',
  lines: 'Zeilen Code',
  files: 'Dateien',
  share: 'Anteil',
  noLanguages: 'Keine Datei ist in einer Sprache, die Vireo kennt.',
  groups: {
    frameworks: 'Frameworks und Bibliotheken',
    runtimes: 'Laufzeiten',
    build: 'Build und Codestil',
    tests: 'Tests',
    ci: 'Continuous Integration',
    containers: 'Container',
    cloud: 'Cloud und Infrastruktur',
    databases: 'Datenbanken und Queues',
  },
  notFound: (names) => `Nichts gefunden zu: ${names}.`,
  nothing: 'Nichts, was zeigt, wie es gebaut, getestet oder betrieben wird.',
  asked: (version) => `verlangt: ${version}`,
  confidences: { high: '', medium: 'wahrscheinlich', low: 'vielleicht' },
  development: 'zur Entwicklung',
  evidence: (name) => `Was ${name} zeigt`,
  more: (count) => (count === 1 ? 'eine weitere Stelle' : `${count} weitere Stellen`),
  unlisted: (count) =>
    count === 1 ? 'eine weitere ist nicht aufgeführt' : `${count} weitere sind nicht aufgeführt`,
  problems: 'Nicht gelesen',
  unlinkedTitle: 'Zu diesem Ordner gehört kein Projekt',
  unlinked:
    'Der Stack wird für Projekte gelesen, deren Ordner in diesem Fenster offen ist. Verknüpfen Sie ein Projekt mit diesem Ordner, oder öffnen Sie den Ordner eines Projekts.',
  link: 'Projekt mit diesem Ordner verknüpfen',
  untrustedTitle: 'Diesem Arbeitsbereich wird nicht vertraut',
  untrusted: 'Nichts davon wird gelesen, bis Sie ihm vertrauen. Ausgeführt wird davon nie etwas.',
  trust: 'Vertrauen verwalten',
  failedTitle: 'Der Stack konnte nicht gelesen werden',
  failed: 'Das Lesen wurde abgebrochen.',
  again: 'Erneut versuchen',
};

/** Of the page's language; English where there is no translation. */
export function wordsFor(language: string): Words {
  return /^de\b/i.test(language) ? german : english;
}
