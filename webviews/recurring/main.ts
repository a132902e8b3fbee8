/**
 * The page Recurring Invoices. The bundle of this file is `dist/webviews/recurring.js` (with `recurring.css`), loaded by
 * `renderPage` of src/contract/webview. Which periods there are, and what each invoices, is the host's to say.
 */
import '../components/tokens.css';
import { attachedChoices } from '../../src/contract/invoicing/attached-choices.ts';
import { connectEditor } from '../host.ts';
import { isCount, isFlag, isText, listOf, oneOf, optional, shapeOf, textUpTo } from '../state-guards.ts';
import type { Item, RecurringDraft, RecurringViewState } from './messages.ts';
import { VireoRecurring } from './recurring-app.ts';

const isDraft = shapeOf<RecurringDraft>({
  id: isText,
  version: isCount,
  name: textUpTo(200),
  clientId: isText,
  projectId: isText,
  items: listOf(
    shapeOf<Item>({ description: textUpTo(500), quantity: textUpTo(20), unitPrice: textUpTo(20) }),
  ),
  withTime: isFlag,
  note: textUpTo(5000),
  unit: oneOf(['week', 'month', 'quarter', 'year']),
  every: textUpTo(4),
  date: textUpTo(10),
  monthEnd: oneOf(['clamp', 'last']),
  timing: oneOf(['advance', 'arrears']),
  endsOn: textUpTo(10),
  result: oneOf(['draft', 'issued', 'sent']),
  attached: oneOf(['', ...attachedChoices]),
  missed: oneOf(['', 'make', 'skip']),
});

const view = document.querySelector('vireo-recurring');
if (view instanceof VireoRecurring) {
  view.connect(
    connectEditor({
      incoming: {
        content: true,
        failed: true,
        preview: true,
        refused: true,
        saved: true,
        begin: true,
        connection: true,
      },
      state: shapeOf<RecurringViewState>({ selected: optional(isText), draft: optional(isDraft) }),
    }),
  );
}
