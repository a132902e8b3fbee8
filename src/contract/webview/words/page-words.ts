/** Texts of each page, which the host translates. */
import type { PageName } from '../page-views.ts';
import { approvalsWords } from './approvals-words.ts';
import { businessWords } from './business-words.ts';
import { checkInWords } from './check-in-words.ts';
import { clientWords } from './client-words.ts';
import { coachWords } from './coach-words.ts';
import { dashboardWords } from './dashboard-words.ts';
import { explainWords } from './explain-words.ts';
import { formWords } from './form-words.ts';
import { goalsWords } from './goals-words.ts';
import { accountWords } from './invoice-account-words.ts';
import { invoiceWords } from './invoice-words.ts';
import { lookWords } from './look-words.ts';
import { modelsWords } from './models-words.ts';
import { moneyWords } from './money-words.ts';
import { ratesWords } from './rates-words.ts';
import { reportsWords } from './reports-words.ts';
import { runWords } from './run-words.ts';
import { scannerWords } from './scanner-words.ts';
import { stackWords } from './stack-words.ts';
import { weekWords } from './week-words.ts';
import type { WordTable } from './word-table.ts';

export const pageWords: Readonly<Record<PageName, WordTable>> = {
  approvals: approvalsWords,
  business: { businessWords, formWords },
  client: { clientWords, formWords },
  coach: { coachWords, checkInWords },
  dashboard: dashboardWords,
  explain: explainWords,
  goals: goalsWords,
  invoice: { invoiceWords, accountWords },
  look: lookWords,
  models: modelsWords,
  money: moneyWords,
  rates: ratesWords,
  reports: reportsWords,
  run: runWords,
  scanner: scannerWords,
  stack: stackWords,
  week: weekWords,
};
