/** Backups and what becomes of them. English to German; `{0}` stands for what differs. */
export const backup: Readonly<Record<string, string>> = {
  '{0} is no backup of Vireo.': '{0} ist keine Sicherung von Vireo.',
  'This backup is encrypted: give its passphrase.':
    'Diese Sicherung ist verschlüsselt: Gib ihre Passphrase an.',
  'The passphrase does not open this backup.': 'Die Passphrase öffnet diese Sicherung nicht.',
  'The Vireo service does not end: close all windows of Vireo and try again.':
    'Der Vireo-Dienst endet nicht: Schließe alle Fenster von Vireo und versuche es noch einmal.',
  'Another Vireo process has the database open: end it and try again.':
    'Ein anderer Vireo-Prozess hat die Datenbank offen: Beende ihn und versuche es noch einmal.',
  'The settings of backups cannot be read: {0}.': 'Die Einstellungen der Sicherungen sind nicht lesbar: {0}.',
  'There is no folder {0}.': 'Den Ordner {0} gibt es nicht.',
  'Copies belong outside of the data folder: choose another disk.':
    'Kopien gehören außerhalb des Datenordners: Wähle eine andere Platte.',
  'There is no backup {0}. "vireo backup list" shows those there are.':
    'Die Sicherung {0} gibt es nicht. „vireo backup list“ zeigt, welche es gibt.',
  'The data folder or that of the backups cannot be used: {0}':
    'Der Datenordner oder der der Sicherungen ist nicht benutzbar: {0}',
  'Nothing was restored. {0}': 'Nichts wurde wiederhergestellt. {0}',
  'There is no database in this backup.': 'In dieser Sicherung ist keine Datenbank.',
  'The database was damaged when this backup was made. Restore it as it was with --damaged.':
    'Die Datenbank war beschädigt, als diese Sicherung gemacht wurde.',
  'It is no database of Vireo.': 'Das ist keine Datenbank von Vireo.',
  'The disk is full: free some space and try again.':
    'Die Platte ist voll: Schaffe Platz und versuche es noch einmal.',
};
