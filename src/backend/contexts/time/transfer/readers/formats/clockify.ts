import type { FormatColumns } from '../cells/columns.ts';

/** Clockify, detailed report: dates and clock as the user's profile has them, headers in the user's language. */
export const clockify: FormatColumns = {
  format: 'clockify',
  names: {
    person:
      'user|benutzer|nutzer|utilisateur|usuario|usuário|utilizador|do utilizador|utente|gebruiker|użytkownik',
    email: 'email|e-mail|correo electrónico|correo|adresse e-mail|courriel',
    client: 'client|kunde|cliente|klant|klient',
    project: 'project|projekt|projet|proyecto|projeto|progetto',
    task: 'task|activity|aufgabe|tâche|tarea|tarefa|attività|compito|taak|zadanie',
    note: 'description|beschreibung|descripción|descrição|descrizione|beschrijving|omschrijving|opis',
    tags: 'tags|tag|schlagwörter|étiquettes|étiquette|etiquetas|etiqueta|etichette|labels|tagi',
    billable:
      'billable|abrechenbar|facturable|faturável|fatturabile|factureerbaar|płatne|rozliczalne|fakturowalne',
    startDate:
      'start date|startdatum|date de début|fecha de inicio|fecha inicio|data de início|data inicial|data di inizio|data inizio|begindatum|data rozpoczęcia',
    startTime:
      'start time|startzeit|heure de début|hora de inicio|hora inicio|hora de início|hora inicial|ora di inizio|ora inizio|starttijd|begintijd|godzina rozpoczęcia|czas rozpoczęcia',
    endDate:
      'end date|enddatum|date de fin|fecha de finalización|fecha de fin|fecha fin|data de término|data final|data de fim|data di fine|data fine|einddatum|data zakończenia',
    endTime:
      'end time|endzeit|heure de fin|hora de finalización|hora de fin|hora fin|hora de término|hora final|hora de fim|ora di fine|ora fine|eindtijd|godzina zakończenia|czas zakończenia',
    duration:
      'duration (h)|dauer (h)|durée (h)|duración (h)|duração (h)|durata (h)|duur (h)|duur (u)|czas trwania (h)',
    derived:
      'duration (decimal)|dauer (dezimal)|dauer (dezimalzahl)|dauer (decimal)|durée (décimale)|durée (décimal)|duración (decimal)|duração (decimal)|durata (decimale)|duur (decimaal)|czas trwania (dziesiętny)|czas trwania (dziesiętnie)',
    rate: 'billable rate|hourly rate|abrechenbarer satz|abrechenbarer tarif|abrechenbarer stundensatz|stundensatz|taux facturable|taux horaire|tarifa facturable|tarifa|taxa faturável|tariffa fatturabile|factureerbaar tarief|stawka|stawka rozliczeniowa',
    amount:
      'billable amount|amount|abrechenbarer betrag|rechnungsbetrag|betrag|montant facturable|montant|importe facturable|importe|valor faturável|importo fatturabile|importo|factureerbaar bedrag|bedrag|kwota|kwota rozliczeniowa',
    currency: 'currency|währung|devise|moneda|moeda|valuta|waluta',
    invoiced:
      'invoiced|fakturiert|in rechnung gestellt|facturé|facturado|faturado|fatturato|gefactureerd|zafakturowane',
    invoice: 'invoice id|rechnungsnummer|rechnungs-id|id de facture|id de factura|id da fatura|id fattura',
    type: 'type|typ|tipo',
    approved:
      'approved|approval|genehmigung|genehmigt|approbation|aprobación|aprovação|approvazione|goedkeuring|zatwierdzenie',
  },
  needs: [['startDate'], ['startTime'], ['duration', 'endTime']],
  marks:
    /^(?:.*\((?:h|u|dec\w*|dez\w*|dziesi\w*)\)|group|gruppe|groupe|grupo|gruppo|groep|grupa|invoice id|billable (?:rate|amount).*|Start Date|End Time)$/i,
};
