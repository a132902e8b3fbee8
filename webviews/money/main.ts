/**
 * The Invoices page. The bundle of this file is `dist/webviews/money.js` (with `money.css`), loaded by `renderPage` of
 * src/contract/webview. All figures are the host's.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isDate, isText, listOf, oneOf, optional, shapeOf } from '../state-guards.ts';
import type { MoneyQuestion, MoneyViewState } from './messages.ts';
import { VireoMoney } from './money-app.ts';
import { vatPeriods } from './money-choices.ts';

const isQuestion = shapeOf<MoneyQuestion>({
  clientId: optional(isText),
  on: optional(isDate),
  vat: oneOf(vatPeriods),
});

const view = document.querySelector('vireo-money');
if (view instanceof VireoMoney) {
  view.connect(
    connectEditor({
      incoming: { content: true, failed: true, connection: true },
      state: shapeOf<MoneyViewState>({
        question: optional(isQuestion),
        currency: optional(isText),
        tables: listOf(isText),
      }),
    }),
  );
}
