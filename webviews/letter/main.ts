/**
 * The page Send Invoice. The bundle of this file is `dist/webviews/letter.js` (with `letter.css`), loaded by `renderPage` of
 * src/contract/webview.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isText, optional, shapeOf } from '../state-guards.ts';
import { VireoLetter } from './letter-app.ts';
import type { LetterState } from './messages.ts';

const isKept = shapeOf<LetterState>({
  invoiceId: isText,
  to: optional(isText),
  subject: optional(isText),
  text: optional(isText),
});

const view = document.querySelector('vireo-letter');
if (view instanceof VireoLetter) {
  view.connect(
    connectEditor({
      incoming: { content: true, refused: true, failed: true, connection: true },
      state: isKept,
    }),
  );
}
