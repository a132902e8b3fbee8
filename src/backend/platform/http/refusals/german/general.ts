/** What the platform refuses: rights, versions, the disk, the database. English to German; `{0}` stands for what differs. */
export const general: Readonly<Record<string, string>> = {
  'There is no such {0}.': 'Nicht gefunden: {0}.',
  '{0} Nothing was changed.': '{0} Nichts wurde geändert.',
  '{0} Try again in a moment.': '{0} Versuche es gleich noch einmal.',
  '{0}: try again in {1} s.': '{0}: Versuche es in {1} s noch einmal.',
  '{0} may ask {1} times a minute': '{0} darf {1}-mal in der Minute fragen',
  'The role {0} may not do this ({1}).': 'Die Rolle {0} darf das nicht ({1}).',
  'No key may do this ({0}): sign in.': 'Kein Schlüssel darf das ({0}): Melde dich an.',
  'No key may do this: sign in.': 'Kein Schlüssel darf das: Melde dich an.',
  'This key lacks the scope {0}.': 'Diesem Schlüssel fehlt das Recht {0}.',
  'You can see this {0}, but your {1} does not reach it.':
    'Du siehst das ({0}), aber dein Recht {1} reicht nicht bis dahin.',
  'Your {0} does not reach this record.': 'Dein Recht {0} reicht nicht bis zu diesem Datensatz.',
  'Only a lead of the project or an administrator changes its members.':
    'Die Mitglieder eines Projekts ändert nur dessen Leitung oder die Administration.',
  '{0} Ask an approver with a higher limit.':
    '{0} Bitte jemanden um die Freigabe, dessen Grenze höher liegt.',
  'Only a person of the practice may do this.': 'Das darf nur eine Person des Büros.',
  'Only a person who is signed in may do this.': 'Das darf nur, wer angemeldet ist.',
  'Only a lead of the project may do this.': 'Das darf nur eine Leitung des Projekts.',
  'Only a member of the project may do this.': 'Das darf nur ein Mitglied des Projekts.',
  'An operator looks at an organization, and may not do this ({0}).':
    'Ein Betreiber sieht eine Organisation ein und darf das nicht ({0}).',
  'A valid token is needed: send it as "Authorization: Bearer …".':
    'Ein gültiges Token fehlt: Sende es als „Authorization: Bearer …“.',
  'A valid token is needed.': 'Ein gültiges Token fehlt.',
  'This asks for your password again: confirm it (POST /api/v1/auth/confirm), then repeat the request within five minutes.':
    'Dafür ist dein Passwort noch einmal nötig: Bestätige es (POST /api/v1/auth/confirm) und wiederhole die Anfrage innerhalb von fünf Minuten.',
  'The record has changed since: it is at version {0}, you sent {1}.':
    'Der Datensatz wurde inzwischen geändert: Er hat Version {0}, du hast {1} gesendet.',
  'If-Match must be the ETag of the record, e.g. "3".':
    'If-Match muss das ETag des Datensatzes sein, etwa „3“.',
  'Another change got there first; load it and try again.':
    'Eine andere Änderung kam zuvor. Lade neu und versuche es noch einmal.',
  'This id is taken by another record: make a new one.':
    'Diese ID hat schon ein anderer Datensatz: Erzeuge eine neue.',
  'This id is taken by a record with other content.': 'Diese ID hat schon ein Datensatz mit anderem Inhalt.',
  'This id is taken by {0}.': 'Diese ID ist schon vergeben.',
  'The request holds a value that cannot be stored.':
    'Die Anfrage enthält einen Wert, der sich nicht speichern lässt.',
  'A number, or a sum of them, is too large to be kept exactly.':
    'Eine Zahl oder eine Summe ist zu groß, um genau gespeichert zu werden.',
  '{0} must have a value. Nothing was changed.': '{0} braucht einen Wert. Nichts wurde geändert.',
  '{0} is outside what can be stored. Nothing was changed.':
    '{0} liegt außerhalb dessen, was gespeichert werden kann. Nichts wurde geändert.',
  '{0} names a record that does not exist. Nothing was changed.':
    '{0} nennt einen Datensatz, den es nicht gibt. Nichts wurde geändert.',
  'Other records depend on this one, or one that it names no longer exists. Nothing was changed.':
    'Andere Datensätze hängen von diesem ab, oder einer, den er nennt, ist nicht mehr da. Nichts wurde geändert.',
  'The request breaks a rule of the stored data{0}. Nothing was changed.':
    'Die Anfrage verletzt eine Regel der gespeicherten Daten{0}. Nichts wurde geändert.',
  'The database is read-only: check the permissions of the data folder, or of the database server. Nothing was changed.':
    'Die Datenbank ist schreibgeschützt: Prüfe die Rechte des Datenordners oder des Datenbankservers. Nichts wurde geändert.',
  'The disk reported an error. Nothing was changed; check the disk before going on.':
    'Die Platte meldet einen Fehler. Nichts wurde geändert; prüfe die Platte, bevor du weitermachst.',
  'The database took too long to answer. Nothing was changed; try again.':
    'Die Datenbank hat zu lange gebraucht. Nichts wurde geändert; versuche es noch einmal.',
  'The database does not answer. Nothing was changed; try again.':
    'Die Datenbank antwortet nicht. Nichts wurde geändert; versuche es noch einmal.',
  'Another process holds the database. Nothing was changed; try again.':
    'Ein anderer Prozess hält die Datenbank. Nichts wurde geändert; versuche es noch einmal.',
  'The computer was too busy to finish. Nothing was changed; try again.':
    'Der Rechner war zu beschäftigt. Nichts wurde geändert; versuche es noch einmal.',
  'The backend is shutting down; try again in a moment.':
    'Der Vireo-Dienst wird beendet; versuche es gleich noch einmal.',
  'The database does not answer.': 'Die Datenbank antwortet nicht.',
  "Vireo couldn't finish this. The log has the details under this trace id.":
    'Vireo konnte das nicht abschließen. Das Protokoll hat die Einzelheiten.',
  'Something went wrong in Vireo. The log has the details under this trace id.':
    'In Vireo ist etwas schiefgegangen. Das Protokoll hat die Einzelheiten.',
  'The request is larger than this route takes.': 'Die Anfrage ist zu groß.',
  'The request could not be read: {0}': 'Die Anfrage war nicht lesbar: {0}',
  'The request took too long to arrive.': 'Die Anfrage kam zu langsam an.',
  'The provider does not answer the sign-in. Try again later.':
    'Der Anbieter antwortet nicht auf die Anmeldung. Versuche es später noch einmal.',
  'Mail goes out by this account where nothing else is said. Make another account the default first.':
    'Über dieses Konto geht hinaus, wofür kein anderes genannt ist. Mache zuerst ein anderes zum Standard.',
  'Mail waits for {0}: {1}{2}. Send or drop it first.':
    'Auf {0} wartet noch Post: {1}{2}. Sende oder verwirf sie zuerst.',
  'It is not known whether the client is a business or a consumer.':
    'Ob der Kunde ein Unternehmen oder ein Verbraucher ist, ist nicht bekannt.',
  'No account for mail is set up. Set up email first.':
    'Kein E-Mail-Konto ist eingerichtet. Richte zuerst E-Mail ein.',
  'No account for email is set up.': 'Kein E-Mail-Konto ist eingerichtet.',
  'The attachments are larger than 15 MB, which most servers refuse.':
    'Die Anhänge sind größer als 15 MB, was die meisten Server ablehnen.',
  'The demo never sends mail.': 'Die Demo sendet nie E-Mails.',
  'The demo never sends anything.': 'Die Demo sendet nie etwas.',
  'What this mail held is no longer kept: let another one be made.':
    'Der Inhalt dieser E-Mail wird nicht mehr aufbewahrt: Lass eine neue erstellen.',
  'The mail was sent or changed at the same time.': 'Die E-Mail wurde gleichzeitig gesendet oder geändert.',
  'This mail is for its recipient alone: it holds what opens an account.':
    'Diese E-Mail ist nur für ihren Empfänger: Sie enthält, was ein Konto öffnet.',
  'The account for mail was changed at the same time. Try again.':
    'Das E-Mail-Konto wurde gleichzeitig geändert. Versuche es noch einmal.',
  'This account signs in with a password.': 'Dieses Konto meldet sich mit einem Passwort an.',
  '{0} is marked already.': '{0} ist schon markiert.',
  'Its rule cannot be read: set it up again.': 'Die Regel ist nicht lesbar: Richte das neu ein.',
  'Nothing leaves for now: release what would go out first.':
    'Zurzeit geht nichts hinaus: Gib zuerst frei, was hinausginge.',
  'It is paused: let it go on first.': 'Das ist pausiert: Setze es zuerst fort.',
  'There is no connection to {0}.': 'Es gibt keine Verbindung zu {0}.',
  'You are signed out of {0}: sign in again.': 'Du bist bei {0} abgemeldet: Melde dich erneut an.',
  'It is being sent now, and cannot be deleted any more.':
    'Das wird gerade gesendet und lässt sich nicht mehr löschen.',
  'A server asks no models of an editor: add a provider to it.':
    'Ein Server fragt keine Modelle eines Editors: Richte dort einen Anbieter ein.',
  '{0} did not renew the session: it answered {1}.':
    '{0} hat die Sitzung nicht erneuert: Die Antwort war {1}.',
  'The session was sealed by another editor.': 'Die Sitzung wurde von einem anderen Editor versiegelt.',
  'The session on {0} is sealed by the editor that signed in: open a window of it with this account, or sign in again.':
    'Die Sitzung bei {0} ist von dem Editor versiegelt, der sich angemeldet hat: Öffne darin ein Fenster mit diesem Konto, oder melde dich erneut an.',
  '{0} answered {1}: it may be another program.':
    '{0} hat mit {1} geantwortet: Vielleicht ist es ein anderes Programm.',
  '{0} has nothing that waits.': '{0} hat nichts, was wartet.',
  'The answer of the server broke off, or is too long.': 'Die Antwort des Servers brach ab oder ist zu lang.',
  'The request has more than {0} values: split it.': 'Die Anfrage hat mehr als {0} Werte: Teile sie auf.',
  "Backups of this server are its operator's: its database is PostgreSQL, which pg_dump backs up.":
    'Sicherungen dieses Servers macht sein Betreiber: Die Datenbank ist PostgreSQL, die pg_dump sichert.',
  'There is no {0} {1}.': '{0} {1} gibt es nicht.',
  'This route takes no body{0}.': 'Hier wird kein Inhalt genommen{0}.',
  'Scans and agents do not run on a server yet. Run them in the editor, on a project of your own computer.':
    'Prüfungen und Agenten laufen noch nicht auf einem Server. Starte sie im Editor, auf einem Projekt deines Rechners.',
};
