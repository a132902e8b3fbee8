/** How things are done: short steps that name the editor's own commands, as the palette shows them, and the command line's. */
import type { HowToIntent } from '../../../read/topics/question.ts';
import type { Answer, Answerer } from '../answer.ts';
import { tr } from '../shared.ts';

/** Commands stand in `*…*`: how-to.test.ts checks each against the editor's manifest. */
export const steps: Readonly<Record<HowToIntent, readonly [english: string, german: string]>> = {
  'how-timer': [
    'Run *Start Timer…* from the command palette, or click the timer in the status bar, and pick the project. *Stop Timer…* ends it. On the command line: `vireo time start`.',
    'Führe *Zeit starten …* aus der Befehlspalette aus oder klicke auf die Zeit in der Statusleiste und wähle das Projekt. *Zeit stoppen …* beendet sie. In der Befehlszeile: `vireo time start`.',
  ],
  'how-stop': [
    'Run *Stop Timer…*, or click the timer in the status bar. *Discard Timer* ends it without an entry. On the command line: `vireo time stop`.',
    'Führe *Zeit stoppen …* aus oder klicke auf die Zeit in der Statusleiste. *Laufende Zeit verwerfen* beendet sie ohne Eintrag. In der Befehlszeile: `vireo time stop`.',
  ],
  'how-add': [
    'Run *Add Entry…* and type project, day and time; or type into a cell of the week (*Open Week*). On the command line: `vireo time add`.',
    'Führe *Eintrag hinzufügen …* aus und gib Projekt, Tag und Zeit ein; oder tippe in eine Zelle der Woche (*Woche öffnen*). In der Befehlszeile: `vireo time add`.',
  ],
  'how-edit': [
    'Open the week (*Open Week*) and change the entry there, or run *Edit Entry…* on it; *Delete* takes it away. Time on a submitted timesheet is changed after *Withdraw Timesheet*.',
    'Öffne die Woche (*Woche öffnen*) und ändere den Eintrag dort, oder führe *Eintrag bearbeiten …* auf ihm aus; *Löschen* nimmt ihn weg. Zeit auf einem eingereichten Stundenzettel änderst du nach *Stundenzettel zurückziehen*.',
  ],
  'how-forgotten': [
    'Run *Find Forgotten Time…*: it proposes entries from what was recorded of your work in the editor, and you choose which of them are added.',
    'Führe *Vergessene Zeit finden …* aus: Es schlägt Einträge aus dem vor, was von deiner Arbeit im Editor bekannt ist, und du wählst, welche hinzukommen.',
  ],
  'how-import': [
    'Run *Import Time…* and pick the file; it shows what it would add before it does. *Undo Import of Time…* takes an import back. Clients come in with *Import Clients…*.',
    'Führe *Zeit importieren …* aus und wähle die Datei; es zeigt vorher, was hinzukäme. *Import von Zeit zurücknehmen …* macht einen Import rückgängig. Kunden kommen mit *Kunden importieren …*.',
  ],
  'how-invoice': [
    'Run *Create Invoice…*, pick the client and the period: it makes a draft of the approved time. Look at it with *Preview Invoice…*, and give it its number with *Issue Invoice…*. On the command line: `vireo invoice create`.',
    'Führe *Rechnung erstellen …* aus und wähle Kunde und Zeitraum: Es entsteht ein Entwurf aus der freigegebenen Zeit. Sieh ihn mit *Rechnungsvorschau …* an und gib ihm mit *Rechnung stellen …* seine Nummer. In der Befehlszeile: `vireo invoice create`.',
  ],
  'how-send': [
    'Issue it first (*Issue Invoice…*). Then *Send Invoice…* mails it as a PDF from the account that *Set Up Email…* knows; *Open as Email Draft…* opens your mail program with it, or *Export Invoice…* saves the file; *Mark as Sent…* notes that it went out.',
    'Stelle sie zuerst (*Rechnung stellen …*). Dann schickt *Rechnung senden …* sie als PDF aus dem Konto, das *E-Mail einrichten …* kennt; *Als E-Mail-Entwurf öffnen …* öffnet dein Mailprogramm damit, oder *Rechnung exportieren …* speichert die Datei; *Als versendet markieren …* vermerkt den Versand.',
  ],
  'how-payment': [
    'Run *Record Payment…* on the invoice, and type the amount and the day. On the command line: `vireo payment`.',
    'Führe *Zahlung erfassen …* auf der Rechnung aus und gib Betrag und Tag ein. In der Befehlszeile: `vireo payment`.',
  ],
  'how-correct': [
    'An issued invoice is never changed: *Credit…* makes a credit note of all or part of it, *Credit and Make a New Draft…* a new draft as well. A draft is deleted by *Delete Draft…*.',
    'Eine gestellte Rechnung wird nie geändert: *Gutschreiben …* macht eine Gutschrift über alles oder einen Teil, *Gutschreiben und neu entwerfen …* auch einen neuen Entwurf. Ein Entwurf verschwindet mit *Entwurf löschen …*.',
  ],
  'how-rate': [
    'Run *Edit Project…* and choose the hourly rate; *Show Rates* has the rates of clients, projects, tasks and people by date. On the command line: `vireo rate`.',
    'Führe *Projekt bearbeiten …* aus und wähle den Stundensatz; *Stundensätze anzeigen* zeigt die Sätze von Kunden, Projekten, Aufgaben und Personen nach Datum. In der Befehlszeile: `vireo rate`.',
  ],
  'how-budget': [
    'Run *Edit Project…* and choose the budget, in hours; empty is none.',
    'Führe *Projekt bearbeiten …* aus und wähle das Budget in Stunden; leer heißt keines.',
  ],
  'how-submit': [
    'Run *Submit Timesheet*: from the palette it submits all weeks that are over. *Withdraw Timesheet* takes one back. On the command line: `vireo timesheet`.',
    'Führe *Stundenzettel einreichen* aus: Aus der Palette reicht es alle abgelaufenen Wochen ein. *Stundenzettel zurückziehen* nimmt einen zurück. In der Befehlszeile: `vireo timesheet`.',
  ],
  'how-approve': [
    'Run *Open Approvals*, or *Approve Timesheet* on the timesheet; *Reject Timesheet…* sends it back with a reason.',
    'Führe *Freigaben öffnen* aus oder *Stundenzettel freigeben* auf dem Stundenzettel; *Stundenzettel ablehnen …* schickt ihn mit einem Grund zurück.',
  ],
  'how-undo': [
    'After a change the message offers *Undo*. A whole import goes by *Undo Import of Time…*; a submitted timesheet by *Withdraw Timesheet*; an issued invoice is credited (*Credit…*).',
    'Nach einer Änderung bietet die Meldung *Rückgängig* an. Ein ganzer Import geht mit *Import von Zeit zurücknehmen …*, ein eingereichter Stundenzettel mit *Stundenzettel zurückziehen*; eine gestellte Rechnung wird gutgeschrieben (*Gutschreiben …*).',
  ],
  'how-backup': [
    'Run *Back Up Now*; a backup is also made each day that Vireo is used. On the command line: `vireo backup create`.',
    'Führe *Jetzt sichern* aus; an jedem Tag, an dem Vireo benutzt wird, entsteht ohnehin eine Sicherung. In der Befehlszeile: `vireo backup create`.',
  ],
  'how-restore': [
    'Run *Restore Backup…* and pick one; what was there before is kept, so that it can be undone. *Back Up Now* makes one. On the command line: `vireo backup restore`.',
    'Führe *Sicherung wiederherstellen …* aus und wähle eine; was vorher da war, bleibt erhalten, sodass es sich zurücknehmen lässt. *Jetzt sichern* macht eine. In der Befehlszeile: `vireo backup restore`.',
  ],
  'how-mcp': [
    'Enter `vireo mcp` in the assistant’s configuration as an MCP server over stdio. It reads by default; what would change something waits for your click.',
    'Trage `vireo mcp` in der Konfiguration des Assistenten als MCP-Server über stdio ein. Er liest nur; was etwas ändern würde, wartet auf deinen Klick.',
  ],
  'how-model': [
    'Run *Set Up a Model…*, also behind the name of who answers, below your question. None is needed: I answer without one. Keys and addresses are kept by the editor, never in a workspace; `vireo models list` shows what is set up, `vireo models test` tries it.',
    'Führe *Modell einrichten …* aus, auch hinter dem Namen dessen, der antwortet, unter deiner Frage. Nötig ist keines: Ich antworte ohne. Schlüssel und Adressen bewahrt der Editor auf, nie ein Arbeitsbereich; `vireo models list` zeigt, was eingerichtet ist, `vireo models test` probiert es.',
  ],
  'how-currency': [
    'Run *Edit Your Business…* for the currency that new clients start with; each client gets its own when it is added.',
    'Führe *Kunde bearbeiten …* für die Währung aus, in der ein Kunde abgerechnet wird, und *Dein Unternehmen bearbeiten …* für die, mit der neue Kunden beginnen.',
  ],
  'how-vat': [
    'Run *Edit Your Business…* and choose the VAT rate; *Edit Client…* has what holds for one client. Drafts of invoices show it by line.',
    'Führe *Dein Unternehmen bearbeiten …* aus und wähle den Umsatzsteuersatz; *Kunde bearbeiten …* hat, was für einen Kunden gilt. Rechnungsentwürfe zeigen ihn je Zeile.',
  ],
  'how-export': [
    'Time: *Open Reports*, and export the report there, or `vireo export`. An invoice: *Export Invoice…*.',
    'Zeit: *Berichte öffnen* und den Bericht dort exportieren, oder `vireo export`. Eine Rechnung: *Rechnung exportieren …*.',
  ],
  'how-scan': [
    'Run *Scan Workspace*, or *Scan This File*; *Open Scanner* shows what was found. On the command line: `vireo scan`.',
    'Führe *Arbeitsbereich prüfen* oder *Diese Datei prüfen* aus; *Scanner öffnen* zeigt, was gefunden wurde. In der Befehlszeile: `vireo scan`.',
  ],
  'how-client': [
    'Run *Add Client…*; *Edit Client…* changes one. On the command line: `vireo client`.',
    'Führe *Kunde hinzufügen …* aus; *Kunde bearbeiten …* ändert einen. In der Befehlszeile: `vireo client`.',
  ],
  'how-project': [
    'Run *Add Project…*, pick the client and type the hourly rate; *Edit Project…* changes one. On the command line: `vireo project`.',
    'Führe *Projekt hinzufügen …* aus, wähle den Kunden und gib den Stundensatz ein; *Projekt bearbeiten …* ändert eines. In der Befehlszeile: `vireo project`.',
  ],
};

function isHowTo(intent: string): intent is HowToIntent {
  return intent in steps;
}

export const answerHowTo: Answerer = async function* answerHowTo({ intent }, context): Answer {
  if (!isHowTo(intent)) return;
  yield context.figures.text(tr(context, ...steps[intent]));
};
