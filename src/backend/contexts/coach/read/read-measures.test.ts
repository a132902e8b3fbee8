import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { read } from '../../../testing/coach/frame-lines.ts';

const readings: Readonly<Record<string, string>> = {
  'hours last week without reviews': 'hours, !text review, 11-09..11-15',
  'how many entries with jana in October?': 'entries, text jana, 10-01..10-31',
  'Stunden im Oktober ohne Meetings': 'hours, !text Meeting, 10-01..10-31',
  'Stunden letzte Woche ohne Jana Reviews': 'hours, !text Jana Review true, 11-09..11-15',
  'hours in October without reviews and meetings': 'hours, !text review meeting, 10-01..10-31',
  'hours in October without Acme and reviews': 'hours, !client=acme, !text review, 10-01..10-31',
  'notes with "code review" in October': 'hours, text code review, 10-01..10-31, list',
  'Einträge mit „Hütte am See“ im Oktober': 'hours, text Hütte am See, 10-01..10-31, list',
  'entries in October whose note contains release': 'hours, text release, 10-01..10-31, list',
  'entries about the login in October': 'hours, text login, 10-01..10-31, list',
  'Einträge zum Login im Oktober': 'hours, text Login, 10-01..10-31, list',
  'unbilled hours excluding meetings': 'unbilled, !text meeting',
  'projects with a rate below 108 eur': 'rate, by project, below 108',
  'which budget is used to more than 90 %?': 'budgetUsed, by project, above 90, list',
  'which projects have no budget': 'projects, !budgeted, list',
  'Welche Projekte haben kein Budget, außer Checkout?': 'projects, !project=checkout, !budgeted, list',
  'Projekte von Acme ohne Budget': 'projects, client=acme, !budgeted, list',
  'how many projects have no budget': 'projects, !budgeted',
  'what did I bill in each of the last three months': 'invoiced, 08-01..10-31, by month, list',
  'Stunden in jeder der letzten vier Wochen ohne Acme': 'hours, !client=acme, 10-19..11-15, by week',
  'projects with less than 10 hours of budget left': 'budgetLeft, by project, below 36000',
  'projects with less than 10 % of the budget left': 'budgetUsed, by project, above 90',
  'budgets over 50 hours': 'budget, by project, above 180000',
  'rate: Checkout vs Mobile app': 'rate, project=checkout|mobile, by project, most first',
  'which project has the higher rate, Checkout or Mobile app?':
    'rate, project=checkout|mobile, by project, most first, list',
  'welches Projekt hat den niedrigeren Stundensatz, Checkout oder Mobile app':
    'rate, project=checkout|mobile, by project, least first, list',
  'budget used % Checkout vs Mobile app': 'budgetUsed, project=checkout|mobile, by project, most first',
  'budget left on Checkout': 'budgetLeft, project=checkout, by project',
  'wieviel Budget ist bei Checkout noch übrig': 'budgetLeft, project=checkout, by project',
  'reicht das Budget bei Checkout noch?': 'budgetLeft, project=checkout, by project',
  'Stundensätze ohne Acme': 'rate, !client=acme, by project',
  'Which project has the highest rate?': 'rate, by project, most first, list',
  'Is more than 50 % of the budget for Checkout used?': 'budgetUsed, project=checkout, above 50, yes-no',
  'invoices without VAT': 'invoices, !invoice taxed, list',
  'Rechnungen ohne Umsatzsteuer seit Juli': 'invoices, !invoice taxed, 07-01..11-20, list',
  'welche Rechnungen hatten keine Umsatzsteuer': 'invoices, !invoice taxed, list',
  'how many invoices with VAT this year': 'invoices, invoice taxed, 01-01..12-31',
  'How much did I invoice without VAT in October?': 'invoiced, 10-01..10-31',
  'Umsatz ohne Umsatzsteuer im Oktober': 'invoiced, 10-01..10-31',
  'partly paid invoices': 'invoices, invoice partlyPaid, list',
  'welche sind nur teilweise bezahlt': 'invoices, invoice partlyPaid, list',
  'how many invoices of Acme are partially paid?': 'invoices, client=acme, invoice partlyPaid',
  'VAT this year excl. October': 'vat, !within 2026-10-01 2026-10-31, 01-01..12-31',
  'hours this month without last week': 'hours, !within 2026-11-09 2026-11-15, 11-01..11-30',
  'Umsatz 2026 ohne August': 'invoiced, !within 2026-08-01 2026-08-31, 01-01..12-31',
  'Stunden dieses Jahr ohne August und Oktober':
    'hours, !within 2026-08-01 2026-08-31, !within 2026-10-01 2026-10-31, 01-01..12-31',
  'received this year except in October': 'received, !within 2026-10-01 2026-10-31, 01-01..12-31',
  'unbilled hours without this month': 'unbilled, !within 2026-11-01 2026-11-30',
  'hours this year without Acme and October':
    'hours, !client=acme, !within 2026-10-01 2026-10-31, 01-01..12-31',
  'average hours per day this month vs last month': 'hours, average day, 11-01..11-30, vs 10-01..10-31',
  'average length of an entry, Acme vs Nordwind': 'hours, average record, client=acme, vs client=nordwind',
  'Durchschnittliche Stunden pro Woche, Acme gegen Nordwind':
    'hours, average week, client=acme, vs client=nordwind',
  'billable share last week vs the week before':
    'hours, billable, 11-09..11-15, of all without billable vs 11-02..11-08',
  'Anteil abrechenbarer Stunden im Oktober im Vergleich zum September':
    'hours, billable, 10-01..10-31, of all without billable vs 09-01..09-30',
  'what share of my hours was on weekends in October?':
    'hours, mine, weekday 6 7, 10-01..10-31, of all without weekday',
  'who pays faster, Acme or Nordwind?': 'daysToPay, client=acme|nordwind, by client, least first, list',
  'wer zahlt langsamer, Acme oder Nordwind': 'daysToPay, client=acme|nordwind, by client, most first, list',
  'how long does Acme take to pay': 'daysToPay, client=acme',
  'wie lange braucht Acme zum Zahlen': 'daysToPay, client=acme',
  'which clients take more than 30 days to pay': 'daysToPay, by client, above 30, list',
  'which client takes longest to pay': 'daysToPay, by client, most first, list',
  'days to pay without Acme': 'daysToPay, !client=acme',
  'was war meine Abrechnungsqoute letzte Woche':
    'hours, mine, billable, 11-09..11-15, of all without billable',
  'how many days is the oldest overdue invoice late': 'invoices, first record, invoice overdue',
  'wieviele Tage ist die älteste überfällige Rechnung drüber': 'invoices, first record, invoice overdue',
  'largest unpaid invoice of Acme': 'due, largest record, client=acme, !invoice paid',
  'how many hours will I work next week': 'hours, mine, 11-23..11-29',
  'wie viel werde ich nächsten Monat in Rechnung stellen': 'invoiced, 12-01..12-31',
  'An wie vielen Tagen habe ich im Oktober gearbeitet': 'days, mine, 10-01..10-31',
  'seit wie vielen Tagen ist die älteste Rechnung überfällig': 'invoices, first record, invoice overdue',
  'entries without the word review in October': 'hours, !text review, 10-01..10-31, list',
  'welche Projekte haben noch mehr als 10 Stunden Budget': 'budgetLeft, by project, above 36000, list',
  'Restbudget Checkout': 'budgetLeft, project=checkout, by project',
  'clients that pay in less than 14 days': 'daysToPay, by client, below 14',
  'was my billable share higher in October than in September?':
    'hours, mine, billable, 10-01..10-31, of all without billable vs 09-01..09-30',
  'Was my revenue higher in October than in September?': 'invoiced, 10-01..10-31, vs 09-01..09-30, yes-no',
  'hours last week with no meetings': 'hours, !text meeting, 11-09..11-15',
  'Stunden letzte Woche mit keinen Meetings': 'hours, !text Meeting, 11-09..11-15',
  'highest budget': 'budget, by project, most first',
  'which projects are over budget?': 'budgetUsed, by project, above 100, list',
  'Welche Projekte haben ihr Budget überschritten?': 'budgetUsed, by project, above 100, list',
  'does Acme pay faster than Nordwind?': 'daysToPay, client=acme|nordwind, by client, least first, yes-no',
  'hours with "Acme" in October': 'hours, client=acme, 10-01..10-31',
};

describe('frames of notes, rates, budgets and days', () => {
  for (const [text, frame] of Object.entries(readings)) {
    it(`reads "${text}"`, () => assert.equal(read(text), frame));
  }

  it('reads no question that could be of either side, or of what has no such condition', () => {
    const asked = [
      'hours without reviews and Acme in October',
      'invoices with skonto',
      'hours with Jana vs without Jana last week',
      'hours last week with billing',
      'how much did I invoice without Acme and VAT in October',
      'which projects have no budget left',
      'hours on projects without a budget last week',
      'hours this year except in October and on weekends',
      'hours this year without reviews and weekends',
      'should I work next week?',
      'how many hours can I work next week?',
      'who paid faster this year, Acme or Nordwind?',
      'hours this year without October and Acme',
      'invoices due this year without October',
      'paid and partly paid invoices',
      'hours this week with overtime',
    ];
    for (const text of asked) assert.match(read(text), /^unread/, text);
  });
});
