/** Goals, habits, memory, proposals, agents, code, models and notifications. English to German; `{0}` stands for what differs. */
export const coach: Readonly<Record<string, string>> = {
  'There are {0} goals already: delete some first.': 'Es gibt schon {0} Ziele: Lösche zuerst einige.',
  'There are {0} habits already: delete some first.': 'Es gibt schon {0} Gewohnheiten: Lösche zuerst einige.',
  'There are {0} memories already: erase some first.':
    'Es ist schon {0}-mal etwas gemerkt: Lösche zuerst einiges.',
  'There are {0} webhooks already: delete one first.': 'Es gibt schon {0} Webhooks: Lösche zuerst einen.',
  'Records tell whether this habit is kept: it is not ticked.':
    'Ob diese Gewohnheit gehalten wird, sagen deine Daten: Sie wird nicht abgehakt.',
  'What is remembered may have {0} characters in all: shorten or erase some first.':
    'Gemerktes darf zusammen {0} Zeichen haben: Kürze oder lösche zuerst einiges.',
  'Other intentions were written since, and there can be {0}: look at them again.':
    'Inzwischen gibt es andere Vorsätze, und höchstens {0} sind möglich: Sieh sie dir an.',
  'The proposal is {0}.': 'Stand des Vorschlags: {0}.',
  'Its tool is no longer there.': 'Sein Werkzeug gibt es nicht mehr.',
  'Its tool takes other inputs by now: ask again.':
    'Sein Werkzeug nimmt inzwischen andere Angaben: Frage noch einmal.',
  'Somebody else does it already.': 'Jemand anderes tut es schon.',
  'A rule denies it.': 'Eine Regel verbietet es.',
  '{0} proposals wait already: apply or discard some first.':
    '{0} Vorschläge warten schon: Wende zuerst einige an, oder verwirf sie.',
  'This can no longer be undone here.': 'Das lässt sich hier nicht mehr rückgängig machen.',
  "Only an administrator changes the organization's rules.":
    'Die Regeln der Organisation ändert nur ein Administrator.',
  'No more than {0} commands are kept: remove some first.':
    'Mehr als {0} Befehle werden nicht behalten: Entferne zuerst einige.',
  '{0} is archived: restore it before asking an agent.':
    '{0} ist archiviert: Stelle es wieder her, bevor du einen Agenten beauftragst.',
  '{0} has no folder: set one, so that the agent knows where to look.':
    '{0} hat keinen Ordner: Lege einen fest, damit der Agent weiß, wo er sucht.',
  '{0} is archived: restore it before scanning it.':
    '{0} ist archiviert: Stelle es wieder her, bevor du es prüfst.',
  '{0} has no folder: set one, so that there is something to scan.':
    '{0} hat keinen Ordner: Lege einen fest, damit es etwas zu prüfen gibt.',
  '{0} is archived: restore it before bringing findings into it.':
    '{0} ist archiviert: Stelle es wieder her, bevor du Befunde importierst.',
  '{0} is {1} in the stored files.': '{0} ist in den gespeicherten Dateien {1}.',
  'Nothing can be put back: this request changed no files there, or what stood there is kept no longer.':
    'Nichts lässt sich zurückholen: Diese Anfrage hat dort keine Dateien geändert, oder ihr früherer Stand wird nicht mehr aufbewahrt.',
  'The request is {0}: there is no report.': 'Stand der Anfrage: {0}. Es gibt keinen Bericht.',
  'This request has no report in the format {0}: ask for markdown.':
    'Diese Anfrage hat keinen Bericht im Format {0}: Nimm Markdown.',
  'The request is {0}: only one that failed or was cancelled is tried again.':
    'Stand der Anfrage: {0}. Nur eine fehlgeschlagene oder abgebrochene wird wiederholt.',
  'The request is {0}: there is nothing to cancel.': 'Stand der Anfrage: {0}. Es gibt nichts abzubrechen.',
  'The request is {0}: it waits for no answer.': 'Stand der Anfrage: {0}. Sie wartet auf keine Antwort.',
  'The scan is {0}: there is nothing to cancel.': 'Stand der Prüfung: {0}. Es gibt nichts abzubrechen.',
  'The finding is resolved: reopen it before deciding otherwise.':
    'Der Befund ist erledigt: Öffne ihn wieder, bevor du anders entscheidest.',
  'Other large logs are being read: try again when they are done.':
    'Andere große Protokolle werden gerade gelesen: Versuche es danach noch einmal.',
  'Only an administrator sends other notifications than a test to oneself.':
    'Andere Benachrichtigungen als einen Test an sich selbst sendet nur ein Administrator.',
};
