import type { FormatColumns } from './columns.ts';

/** Clockify, detailed report: dates and clock as the user's profile has them, headers in the user's language. */
export const clockify: FormatColumns = {
  format: 'clockify',
  names: {
    person: 'user|benutzer|nutzer|utilisateur|usuario|usuário',
    email: 'email|e-mail|correo electrónico|adresse e-mail',
    client: 'client|kunde|cliente',
    project: 'project|projekt|projet|proyecto|projeto',
    task: 'task|activity|aufgabe|tâche|tarea|tarefa',
    note: 'description|beschreibung|descripción|descrição',
    tags: 'tags|tag|schlagwörter|étiquettes|etiquetas',
    billable: 'billable|abrechenbar|facturable|faturável',
    startDate: 'start date|startdatum|date de début|fecha de inicio|data de início',
    startTime: 'start time|startzeit|heure de début|hora de inicio|hora de início',
    endDate: 'end date|enddatum|date de fin|fecha de finalización|data de término',
    endTime: 'end time|endzeit|heure de fin|hora de finalización|hora de término',
    duration: 'duration (h)|dauer (h)|durée (h)|duración (h)|duração (h)',
    derived: 'duration (decimal)|dauer (dezimal)|durée (décimale)|duración (decimal)|duração (decimal)',
    rate: 'billable rate|abrechenbarer satz|taux facturable|tarifa facturable|taxa faturável',
    amount: 'billable amount|abrechenbarer betrag|montant facturable|importe facturable|valor faturável',
    currency: 'currency|währung',
    invoiced: 'invoiced|fakturiert|facturé|facturado|faturado',
    invoice: 'invoice id',
    approved: 'approved|approval',
  },
  needs: [['startDate'], ['startTime']],
  marks:
    /^(?:.*\((?:h|decimal|dezimal|décimale)\)|group|gruppe|invoice id|billable (?:rate|amount).*|Start Date|End Time)$/i,
};
