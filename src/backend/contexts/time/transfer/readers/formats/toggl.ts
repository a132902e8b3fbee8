import type { FormatColumns } from '../cells/columns.ts';

/**
 * Toggl Track, detailed report: ISO dates and a clock of 24 hours, unless the profile says otherwise. Its headers are
 * English; other languages are what spreadsheets and translated interfaces make of them.
 */
export const toggl: FormatColumns = {
  format: 'toggl',
  names: {
    person:
      'user|member|username|benutzer|mitglied|utilisateur|usuario|usuário|utilizador|utente|gebruiker|użytkownik',
    email: 'email|e-mail|correo electrónico|adresse e-mail',
    client: 'client|kunde|cliente|klant|klient',
    project: 'project|projekt|projet|proyecto|projeto|progetto',
    task: 'task|aufgabe|tâche|tarea|tarefa|attività|taak|zadanie',
    note: 'description|beschreibung|descripción|descrição|descrizione|beschrijving|opis',
    tags: 'tags|tag|schlagwörter|stichwörter|étiquettes|etiquetas|etichette|labels|tagi',
    billable: 'billable|abrechenbar|facturable|faturável|fatturabile|factureerbaar|płatne|rozliczalne',
    startDate:
      'start date|startdatum|anfangsdatum|date de début|fecha de inicio|data de início|data di inizio|data inizio|begindatum|data rozpoczęcia',
    startTime:
      'start time|startzeit|anfangszeit|heure de début|hora de inicio|hora de início|ora di inizio|ora inizio|begintijd|starttijd|godzina rozpoczęcia|czas rozpoczęcia',
    endDate:
      'end date|stop date|enddatum|date de fin|fecha de finalización|fecha de fin|data de término|data final|data di fine|data fine|einddatum|data zakończenia',
    endTime:
      'end time|stop time|endzeit|heure de fin|hora de finalización|hora de fin|hora de término|hora final|ora di fine|ora fine|eindtijd|godzina zakończenia|czas zakończenia',
    duration: 'duration|dauer|durée|duración|duração|durata|duur|czas trwania',
    rate: 'hourly rate|billable rate|rate|stundensatz|taux horaire|tarifa por hora|taxa horária|tariffa oraria|uurtarief|stawka godzinowa',
    amount: 'amount|billable amount|betrag|montant|importe|valor|importo|bedrag|kwota',
    currency: 'currency|währung|devise|moneda|moeda|valuta|waluta',
  },
  needs: [['startDate'], ['startTime'], ['duration', 'endTime']],
  marks:
    /^(?:start date|stop date|stop time|amount(?: \(.*\))?|member|duration|dauer|duree|duracion|duracao|durata|duur|czas trwania)$/i,
};
