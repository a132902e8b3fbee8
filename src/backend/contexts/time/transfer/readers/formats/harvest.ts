import type { FormatColumns } from '../cells/columns.ts';

/** Harvest, detailed time report: a day and hours with decimals, no start; numbers as the locale writes them. */
export const harvest: FormatColumns = {
  format: 'harvest',
  names: {
    startDate: 'date|datum|fecha|data',
    client: 'client|kunde|cliente|klant',
    project: 'project|projekt|projet|proyecto|projeto|progetto',
    task: 'task|aufgabe|tâche|tarea|tarefa|attività|taak',
    note: 'notes|note|notizen|notas|notities',
    hours: 'hours|stunden|heures|horas|ore|uren',
    billable: 'billable?|billable|abrechenbar?|abrechenbar|facturable?|facturable|facturable ?',
    invoiced: 'invoiced?|invoiced|in rechnung gestellt?|in rechnung gestellt|fakturiert?|abgerechnet?',
    invoice: 'invoice id|invoice id?|invoice number|rechnungsnummer',
    approved: 'approved?|approved|genehmigt?|genehmigt|freigegeben?',
    firstName: 'first name|vorname|prénom|nombre|nome',
    lastName: 'last name|nachname|nom|apellido|apellidos|cognome|sobrenome|apelido',
    email: 'email',
    rate: 'billable rate|abrechenbarer satz|stundensatz',
    amount: 'billable amount|abrechenbarer betrag',
    currency: 'currency|währung',
    startTime: 'started at|start time|timer started at',
    endTime: 'ended at|end time',
  },
  needs: [['startDate'], ['hours'], ['lastName', 'firstName', 'task']],
  marks:
    /^(?:billable\?|invoiced\?|approved\?|employee\?|abrechenbar\?|genehmigt\?|hours rounded|first name|last name|vorname|nachname|hours|stunden|heures|horas|ore|uren)$/i,
};
