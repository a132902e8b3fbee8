/** Clients, projects, documents, rates, people and keys. English to German; `{0}` stands for what differs. */
export const practice: Readonly<Record<string, string>> = {
  '{0} has projects: archive the client instead of deleting it.':
    '{0} hat Projekte: Archiviere den Kunden, statt ihn zu löschen.',
  'The client is archived: restore it before adding a project.':
    'Der Kunde ist archiviert: Stelle ihn wieder her, bevor du ein Projekt hinzufügst.',
  '{0} has recorded time: archive the project instead of deleting it.':
    '{0} hat erfasste Zeit: Archiviere das Projekt, statt es zu löschen.',
  '{0} has recorded time: archive the task instead of deleting it.':
    '{0} hat erfasste Zeit: Archiviere die Aufgabe, statt sie zu löschen.',
  'A timer runs on {0}: stop it before archiving the project.':
    'Auf {0} läuft ein Timer: Stoppe ihn, bevor du das Projekt archivierst.',
  'Rates and rules of time are set by an administrator.': 'Sätze und Zeitregeln legt ein Administrator fest.',
  'Nobody approves what they wrote themselves, unless nobody else can sign in or the settings of the practice allow it.':
    'Selbst Geschriebenes gibt man nicht frei, außer niemand sonst kann sich anmelden oder die Einstellungen des Büros erlauben es.',
  'Only an administrator {0} projects.': 'Projekte ändert hier nur ein Administrator.',
  'There is a rate from {0} already: change that one.': 'Ab {0} gibt es schon einen Satz: Ändere diesen.',
  'Nothing was imported: others changed clients each time the file was compared with them. Import it again.':
    'Nichts wurde importiert: Kunden wurden bei jedem Vergleich anderswo geändert. Importiere noch einmal.',
  '{0} was deleted: restore it.': '{0} wurde gelöscht: Stelle es wieder her.',
  '{0} was approved: it is kept.': '{0} wurde freigegeben und bleibt erhalten.',
  '{0} is {1}: it cannot be {2}.': '{0} ist {1}: Jetzt kann es nicht {2} werden.',
  '{0} is {1}: it cannot be submitted.': '{0} ist {1}: Jetzt lässt es sich nicht einreichen.',
  'This text cannot be a PDF. Replace what is named, or export Markdown.':
    'Dieser Text kann kein PDF werden. Ersetze, was genannt ist, oder exportiere Markdown.',
  'Only an administrator moves the date up to which time is closed.':
    'Nur ein Administrator verschiebt das Datum, bis zu dem Zeit abgeschlossen ist.',
  'People join on a server: this practice is on one machine, for one person.':
    'Weitere Personen kommen auf einem Server hinzu: Dieses Büro liegt auf einem Rechner und ist für eine Person.',
  'The invitation was {0}: make another one.': 'Stand der Einladung: {0}. Erstelle eine neue.',
  '{0} of your organization has this address.': '{0} aus deiner Organisation hat diese Adresse.',
  '{0} has this address and was deactivated. Reactivate them in Members & Keys, or by `vireo member reactivate`.':
    '{0} hat diese Adresse und wurde deaktiviert. Reaktiviere sie unter „Mitglieder und Schlüssel“ oder mit `vireo member reactivate`.',
  'This address was invited already: send the invitation again, or revoke it.':
    'Diese Adresse ist schon eingeladen: Sende die Einladung noch einmal, oder widerrufe sie.',
  'The key was revoked: make another one.': 'Der Schlüssel wurde widerrufen: Erstelle einen neuen.',
  'This key is not taken from {0}.': 'Von {0} wird dieser Schlüssel nicht genommen.',
  'The invitation {0}: ask whom it came from for another one.':
    'Diese Einladung gilt nicht ({0}): Bitte um eine neue.',
  'Only an administrator changes keys of the organization.':
    'Schlüssel der Organisation ändert nur ein Administrator.',
  'You are no longer a member of the organization.': 'Du bist kein Mitglied der Organisation mehr.',
  '{0} is the last administrator: name another one first.':
    '{0} ist der letzte Administrator: Benenne zuerst einen anderen.',
  'That role is not yours to give or take.': 'Diese Rolle darfst du weder geben noch nehmen.',
  'The organization is yours already.': 'Die Organisation gehört dir schon.',
  '{0} was deactivated.': '{0} wurde deaktiviert.',
  'This is not your password.': 'Das ist nicht dein Passwort.',
  'The address or the password is not right.': 'Die Adresse oder das Passwort stimmt nicht.',
  'Your organization requires a second factor: set up an authenticator app or a passkey on the page /second-factor of this server first.':
    'Deine Organisation verlangt einen zweiten Faktor: Richte auf der Seite /second-factor des Servers zuerst eine Authenticator-App oder einen Passkey ein.',
  'Your organization requires a second factor: sign in with your passkey, or the code of your app.':
    'Deine Organisation verlangt einen zweiten Faktor: Melde dich mit deinem Passkey oder dem Code deiner App an.',
  'This session has ended: sign in again.': 'Diese Sitzung ist beendet: Melde dich erneut an.',
};
