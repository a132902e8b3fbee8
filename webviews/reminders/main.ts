/**
 * The Reminders page. The bundle of this file is `dist/webviews/reminders.js` (with `reminders.css`), loaded by
 * `renderPage` of src/contract/webview. Which reminder is next, and what it says, is the host's to say.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isText, optional, shapeOf } from '../state-guards.ts';
import type { RemindersViewState } from './messages.ts';
import { VireoReminders } from './reminders-app.ts';

const view = document.querySelector('vireo-reminders');
if (view instanceof VireoReminders) {
  view.connect(
    connectEditor({
      incoming: {
        content: true,
        detail: true,
        failed: true,
        outcome: true,
        show: true,
        connection: true,
        ruleTexts: true,
        ruleRefused: true,
        ruleSaved: true,
      },
      state: shapeOf<RemindersViewState>({ invoiceId: optional(isText) }),
    }),
  );
}
