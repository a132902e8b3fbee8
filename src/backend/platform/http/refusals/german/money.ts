/** Invoices, payments, reminders, recurring invoices and reports. English to German; `{0}` stands for what differs. */
export const money: Readonly<Record<string, string>> = {
  '{0} is {1}: it is final, and corrected by a credit note.':
    '{0} ist {1} und damit endgültig: Nur eine Gutschrift korrigiert das.',
  '{0} is {1}: it cannot be {2} now.': '{0} ist {1}: Jetzt kann sie nicht {2} werden.',
  '{0} is a credit note: issue a new invoice instead of crediting it.':
    '{0} ist eine Gutschrift: Stelle stattdessen eine neue Rechnung aus.',
  'The invoice cannot be issued: {0}': 'Die Rechnung lässt sich nicht ausstellen: {0}',
  '{0} was given to another document: change the pattern of the numbers, or the first number.':
    '{0} hat schon ein anderes Dokument: Ändere das Muster der Nummern oder die erste Nummer.',
  'The invoice was changed by somebody else meanwhile: load it and try again.':
    'Die Rechnung wurde inzwischen anderswo geändert: Lade sie neu und versuche es noch einmal.',
  'Some of this time is on another invoice already: nothing is billed twice.':
    'Ein Teil dieser Zeit steht schon auf einer anderen Rechnung: Nichts wird zweimal abgerechnet.',
  'There is nothing to bill: no approved, billable time of this client is left, and no item is given.':
    'Es gibt nichts abzurechnen: keine freigegebene, abrechenbare Zeit dieses Kunden und kein Posten.',
  'A timesheet is {0}: only approved time is billed.':
    'Ein Stundenzettel ist {0}: Nur freigegebene Zeit wird abgerechnet.',
  'A credit note corrects one invoice: it cannot be duplicated.':
    'Eine Gutschrift korrigiert eine Rechnung: Sie lässt sich nicht duplizieren.',
  'Entry {0} is rated in {1}, the client is billed in {2}.':
    'Eintrag {0} hat einen Satz in {1}, der Kunde wird in {2} abgerechnet.',
  'The invoice breaks {0}: {1}.': 'Die Rechnung verletzt {0}: {1}.',
  '{0} was issued without what this format needs: {1}. Choose another format, or add what is missing and correct the invoice, which credits it and makes a new draft.':
    '{0} wurde ohne das ausgestellt, was dieses Format braucht: {1}. Wähle ein anderes Format, oder ergänze, was fehlt, und korrigiere die Rechnung: Sie wird gutgeschrieben und ein neuer Entwurf entsteht.',
  'The logo is {0} in the stored files: {1}.': 'Das Logo ist in den gespeicherten Dateien {0}: {1}.',
  '{0} Send it again only if the client should get it twice.':
    '{0} Sende noch einmal nur, wenn der Kunde sie zweimal bekommen soll.',
  'Nothing is left to credit of this invoice.': 'Von dieser Rechnung ist nichts mehr gutzuschreiben.',
  'The invoice is a draft: issue it before you send it.':
    'Die Rechnung ist ein Entwurf: Stelle sie aus, bevor du sie sendest.',
  'This series has given numbers already: its first one stays.':
    'Diese Reihe hat schon Nummern vergeben: Die erste bleibt.',
  '{0} is on record already.': '{0} ist schon erfasst.',
  '{0} is an opening balance: its document is in the tool that issued it. Credit it there, and write off here what that takes back.':
    '{0} ist ein Anfangsbestand: Das Dokument liegt in dem Programm, das es ausgestellt hat. Schreibe es dort gut und buche hier aus, was das zurücknimmt.',
  'What {0} was overpaid by was used since: reverse the refund or the transfer first.':
    'Die Überzahlung von {0} wurde inzwischen verwendet: Nimm zuerst die Erstattung oder Umbuchung zurück.',
  'Less than that was written off of {0}.': 'Von {0} wurde weniger ausgebucht.',
  'A credit note has taken it back already.': 'Eine Gutschrift hat das schon zurückgenommen.',
  'This is a reversal: record the payment again instead.':
    'Das ist eine Rücknahme: Erfasse die Zahlung stattdessen neu.',
  'It is reversed already.': 'Das ist schon zurückgenommen.',
  'It came with a credit note, which cannot be undone.':
    'Das kam mit einer Gutschrift, die sich nicht zurücknehmen lässt.',
  '{0} was used since: reverse the refund or the transfer that used it first.':
    '{0} wurde inzwischen verwendet: Nimm zuerst die Erstattung oder Umbuchung zurück.',
  'No period that begins on that day failed.':
    'Kein Zeitraum, der an diesem Tag beginnt, ist fehlgeschlagen.',
  'This period was made before.': 'Dieser Zeitraum wurde schon erstellt.',
  'The recurring invoice is paused: resume it first.':
    'Die wiederkehrende Rechnung ist pausiert: Setze sie zuerst fort.',
  '{0} periods would have been invoiced by now: say whether to make them, too.':
    '{0} Zeiträume wären inzwischen abgerechnet: Sag, ob auch sie erstellt werden sollen.',
  'The client is archived: restore it first.': 'Der Kunde ist archiviert: Stelle ihn zuerst wieder her.',
  'Invoices are issued by themselves once their preview was seen: send the hash of the preview as it is now.':
    'Rechnungen werden erst von selbst ausgestellt, wenn ihre Vorschau gesehen wurde: Sieh dir die jetzige Vorschau an.',
  'The client has no contact for invoices with an address: add one first.':
    'Der Kunde hat keinen Rechnungskontakt mit Adresse: Füge zuerst einen hinzu.',
  'All of its periods are over: set up another one.': 'Alle Zeiträume sind vorbei: Richte eine neue ein.',
  'Only an issued invoice has reminders.': 'Nur eine ausgestellte Rechnung hat Erinnerungen.',
  'Reminders leave by themselves once their texts were seen: preview this rule, and send the hash of that preview.':
    'Erinnerungen gehen erst von selbst hinaus, wenn ihre Texte gesehen wurden: Sieh dir die Vorschau dieser Regel an.',
  'The reminders of this client no longer leave by themselves.':
    'Die Erinnerungen dieses Kunden gehen nicht mehr von selbst hinaus.',
  'No mail account is set up: add one, or send the text by another program and record it with via "other".':
    'Kein E-Mail-Konto ist eingerichtet: Richte eines ein, oder sende den Text mit einem anderen Programm und halte es fest.',
  'Reminders of this invoice are paused: {0}': 'Die Erinnerungen an diese Rechnung sind pausiert: {0}',
  'Reminder {0} is next by now, not {1}.': 'Inzwischen ist Erinnerung {0} an der Reihe, nicht {1}.',
  'This reminder is due on {0}, and not before.': 'Diese Erinnerung ist am {0} an der Reihe, nicht vorher.',
  '{0} Look at the new text before you send it.': '{0} Sieh dir den neuen Text an, bevor du ihn sendest.',
  'The deadline was {0} when it was shown, and is {1} now.':
    'Die Frist war {0}, als sie gezeigt wurde, und ist jetzt {1}.',
  'A draft was never asked for: issue it first.':
    'Ein Entwurf hat keine Erinnerungen: Stelle ihn zuerst aus.',
  'Nobody pays a credit note.': 'An eine Gutschrift wird nicht erinnert.',
  'The invoice is paid.': 'Die Rechnung ist bezahlt.',
  'The invoice is credited in full.': 'Die Rechnung ist ganz gutgeschrieben.',
  'The invoice is written off.': 'Die Rechnung ist ausgebucht.',
  'The invoice has no due date, so nobody is late with it.':
    'Die Rechnung hat kein Fälligkeitsdatum, also ist niemand im Verzug.',
  'The invoice was not sent yet.': 'Die Rechnung wurde noch nicht versendet.',
  'The rule of this client has no reminders.': 'Die Regel dieses Kunden hat keine Erinnerungen.',
  'All reminders of the rule were sent.': 'Alle Erinnerungen der Regel sind versendet.',
  'The reference rate of {0} is not known; those of {1} to {2} are. Turn late interest off for this step, or update Vireo.':
    'Der Basiszinssatz von {0} ist nicht bekannt; bekannt sind {1} bis {2}. Schalte Verzugszinsen für diese Stufe ab, oder aktualisiere Vireo.',
  'No law of late interest is known for your country: choose one in the rule, or turn late interest off.':
    'Für dein Land ist kein Verzugszinsrecht bekannt: Wähle eines in der Regel, oder schalte Verzugszinsen ab.',
  'The chosen law has no late interest for consumers: choose another one in the rule, or turn late interest off.':
    'Das gewählte Recht hat keine Verzugszinsen für Verbraucher: Wähle ein anderes in der Regel, oder schalte Verzugszinsen ab.',
  '{0} has no {1} of this kind: {2}.': '{0} hat kein {1} dieser Art: {2}.',
  'The saved report was deleted: choose another one.':
    'Der gespeicherte Bericht wurde gelöscht: Wähle einen anderen.',
  'The saved report was deleted.': 'Der gespeicherte Bericht wurde gelöscht.',
  '{0} is outside of your organization: confirm each such address once.':
    '{0} liegt außerhalb deiner Organisation: Bestätige jede solche Adresse einmal.',
  'There is a cost rate from {0} already: change that one.':
    'Ab {0} gibt es schon einen Kostensatz: Ändere diesen.',
};
