/** Time, timers, timesheets, working times and imports. English to German; `{0}` stands for what differs. */
export const time: Readonly<Record<string, string>> = {
  'This timer was stopped already.': 'Dieser Timer wurde schon angehalten.',
  'No timer is running.': 'Es läuft kein Timer.',
  'Another timer is running by now.': 'Inzwischen läuft ein anderer Timer.',
  'Another timer is running: stop it before undoing this.':
    'Ein anderer Timer läuft: Stoppe ihn, bevor du das rückgängig machst.',
  'The entry was ended otherwise meanwhile, and nothing was stopped by this.':
    'Der Eintrag wurde inzwischen anders beendet; hiermit wurde nichts gestoppt.',
  'The timer has counted for more than two minutes: stop it, or discard it in the status bar.':
    'Der Timer läuft schon länger als zwei Minuten: Stoppe ihn, oder verwirf ihn in der Statusleiste.',
  'The clock was set back by {0} while this timer ran. Stop the timer, and say when it ended.':
    'Die Uhr wurde um {0} zurückgestellt, während der Timer lief. Stoppe ihn und sag, wann er endete.',
  'The clock was set back while this timer ran. Stop the timer, and say when it ended.':
    'Die Uhr wurde zurückgestellt, während der Timer lief. Stoppe ihn und sag, wann er endete.',
  'The question was answered with "{0}": undo that first.':
    'Die Frage ist schon mit „{0}“ beantwortet: Mache das zuerst rückgängig.',
  'More is asked about by now than was shown: look at it, and answer anew.':
    'Inzwischen geht es um mehr, als gezeigt wurde: Sieh es dir an und antworte noch einmal.',
  'This would take back the start of the timer that runs.':
    'Das würde den Start des laufenden Timers zurücknehmen.',
  'Something else was changed since: undo that first.':
    'Seitdem wurde etwas anderes geändert: Mache das zuerst rückgängig.',
  'The entry was changed since: undoing would lose that.':
    'Der Eintrag wurde seitdem geändert: Das ginge verloren.',
  'What the entry was cannot be read from the log: it is not restored.':
    'Der frühere Eintrag ist nicht mehr lesbar und wird nicht wiederhergestellt.',
  'This request was refused before: undo anew what is meant by now.':
    'Das wurde schon abgelehnt: Mache rückgängig, was jetzt gemeint ist.',
  'The entry was deleted: undo that to have it back.':
    'Der Eintrag wurde gelöscht: Mache das rückgängig, um ihn wiederzuhaben.',
  'The entry was deleted before it came: send it under another id.':
    'Der Eintrag wurde gelöscht, bevor er ankam: Sende ihn unter einer anderen ID.',
  'The entry has changed since: it is at version {0}, you saw {1}.':
    'Der Eintrag wurde inzwischen geändert: Er hat Version {0}, du hast {1} gesehen.',
  'The entry is in a timesheet that is {0}: take the sheet back before changing it.':
    'Der Eintrag gehört zu einem Stundenzettel, der {0} ist: Ziehe ihn zurück, bevor du etwas änderst.',
  'The entry shares time with {0} other(s), and the practice refuses that.':
    'Der Eintrag überschneidet sich mit {0} anderen, und das Büro lässt das nicht zu.',
  'The entry shares time with {0} other(s) that cannot give it away: they are locked.':
    'Der Eintrag überschneidet sich mit {0} anderen, die gesperrt sind und keine Zeit abgeben.',
  'Nothing would be left of {0} other(s): delete them first, or take other times.':
    'Von {0} anderen Einträgen bliebe nichts übrig: Lösche sie zuerst, oder nimm andere Zeiten.',
  'Time up to {0} ({1}) is closed: an administrator can move that date.':
    'Die Zeit bis {0} ({1}) ist abgeschlossen: Ein Administrator kann das Datum verschieben.',
  '{0} is archived: restore it before recording time on it.':
    '{0} ist archiviert: Stelle es wieder her, bevor du Zeit darauf erfasst.',
  'Time on this project needs {0}.': 'Zeit auf diesem Projekt braucht: {0}.',
  'Time on this project needs {0}: the week cannot be submitted without.':
    'Zeit auf diesem Projekt braucht: {0}. Ohne das lässt sich die Woche nicht einreichen.',
  'The entry ends in the future.': 'Der Eintrag endet in der Zukunft.',
  'Nothing was merged: the entries {0}.': 'Nichts wurde zusammengeführt: Die Einträge {0}.',
  'This request merged them before, and that was taken back: merge them anew.':
    'Sie waren schon zusammengeführt, und das wurde zurückgenommen: Führe sie neu zusammen.',
  'There is no version {0} of it: the entry is not there.':
    'Version {0} gibt es nicht: Der Eintrag ist nicht da.',
  'The entry is there with other content: say by If-Match which you saw.':
    'Den Eintrag gibt es schon mit anderem Inhalt: Sag mit If-Match, welchen du gesehen hast.',
  'The timesheet is {0}: it cannot be {1} now.': 'Der Stundenzettel ist {0}: Jetzt kann er nicht {1} werden.',
  'The timesheet is empty: record time in this week before submitting it.':
    'Der Stundenzettel ist leer: Erfasse Zeit in dieser Woche, bevor du ihn einreichst.',
  'A timer is running in this week: stop it before submitting the timesheet.':
    'In dieser Woche läuft ein Timer: Stoppe ihn, bevor du den Stundenzettel einreichst.',
  'It goes back to its author, who needs a reason.': 'Er geht zurück: Nenne dafür einen Grund.',
  'Nobody decides on their own timesheet, unless nobody else can sign in or the settings of the practice allow it.':
    'Über den eigenen Stundenzettel entscheidet man nicht selbst, außer niemand sonst kann sich anmelden oder die Einstellungen des Büros erlauben es.',
  'An invoice has time of this timesheet: discard the draft, or credit the invoice, before opening it again.':
    'Eine Rechnung enthält Zeit dieses Stundenzettels: Verwirf den Entwurf oder schreibe die Rechnung gut, bevor du ihn wieder öffnest.',
  'Only its author submits or withdraws a timesheet.':
    'Nur wer die Zeit erfasst hat, reicht einen Stundenzettel ein oder zieht ihn zurück.',
  'The time of this week was changed since it was read, so nothing was submitted: read it again, and submit that.':
    'Die Zeit dieser Woche hat sich geändert, daher wurde nichts eingereicht: Sieh sie dir an und reiche sie noch einmal ein.',
  'Time that was added to this week is submitted: decide on it first.':
    'Nachgetragene Zeit dieser Woche ist eingereicht: Entscheide zuerst darüber.',
  'This week has a timesheet already, and it is {0}.':
    'Diese Woche hat schon einen Stundenzettel, und er ist {0}.',
  'The timesheet of this week is {0}, and no time was recorded in the week since: there is nothing to submit.':
    'Der Stundenzettel dieser Woche ist {0}, und seitdem wurde keine Zeit erfasst: Es gibt nichts einzureichen.',
  'It was approved since: ask for it to be opened again.':
    'Er ist inzwischen freigegeben: Bitte darum, dass er wieder geöffnet wird.',
  '{0} {1} out what is required: complete them before submitting the week.':
    'Pflichtangaben fehlen ({0}): Ergänze sie, bevor du die Woche einreichst.',
  '{0} {1}: move that date, and undo again.':
    '{0} {1}: Verschiebe das Datum, und mache es noch einmal rückgängig.',
  'Time is being imported: try again when the import is done.':
    'Gerade wird Zeit importiert: Versuche es nach dem Import noch einmal.',
  'The import is done: undo it to take it back.':
    'Der Import ist fertig: Mache ihn rückgängig, um ihn zurückzunehmen.',
  'The import was cancelled: nothing of it was kept.':
    'Der Import wurde abgebrochen: Nichts davon wurde behalten.',
  'The import stood still for too long, and nothing of it was kept.':
    'Der Import stand zu lange still; nichts davon wurde behalten.',
  'Nobody waits for the import any more: nothing of it was kept.':
    'Niemand wartet mehr auf den Import: Nichts davon wurde behalten.',
  'Other large files are being imported: try again when they are done.':
    'Andere große Dateien werden gerade importiert: Versuche es danach noch einmal.',
  'Nothing was imported. {0}': 'Nichts wurde importiert. {0}',
  'Rates, rules or timesheets were changed each time the file was being imported. Nothing of it was kept: import it again.':
    'Sätze, Regeln oder Stundenzettel wurden bei jedem Versuch geändert. Nichts wurde behalten: Importiere noch einmal.',
  '{0} of its entries are locked or changed by now: withdraw, reopen or credit what holds them, delete what was changed, and undo again.':
    '{0} der Einträge sind inzwischen gesperrt oder geändert: Ziehe zurück, öffne oder schreibe gut, was sie hält, lösche Geändertes, und mache es noch einmal rückgängig.',
  'A later import took over the state of {0} of its rows again: undo that one first.':
    'Ein späterer Import hat den Stand von {0} der Zeilen übernommen: Mache zuerst jenen rückgängig.',
  '{0} of its timesheets changed since: reopen or withdraw them, and undo again.':
    '{0} der Stundenzettel haben sich seitdem geändert: Öffne sie wieder oder ziehe sie zurück, und mache es noch einmal rückgängig.',
  'Another working time begins on {0}: change that one.':
    'Eine andere Arbeitszeit beginnt am {0}: Ändere diese.',
  'Your role changes your own working time, and nobody else’s.':
    'Deine Rolle ändert nur deine eigene Arbeitszeit.',
  'All fields beside file may have 1 MB together: shorten map, or split it and the file.':
    'Alle Felder neben der Datei dürfen zusammen 1 MB haben: Kürze sie, oder teile die Datei auf.',
  'The request is nested deeper than {0} levels.': 'Die Anfrage ist tiefer als {0} Ebenen verschachtelt.',
  'The body is not valid JSON.': 'Der Inhalt ist kein gültiges JSON.',
};
