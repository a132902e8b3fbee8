/**
 * The page *Set Up Email*. The bundle of this file is `dist/webviews/email.js` (with `email.css`), loaded by `renderPage` of
 * src/contract/webview. It checks what is typed; its host sends the test mail and keeps what was proved. No password is kept here.
 */
import '../components/tokens.css';
import { formState } from '../components/form/form-state.ts';
import { connectEditor } from '../host.ts';
import { VireoEmail } from './email-app.ts';

const view = document.querySelector('vireo-email');
if (view instanceof VireoEmail) {
  view.connect(
    connectEditor({
      incoming: { content: true, refused: true, failed: true, connection: true, typed: true },
      state: formState,
    }),
  );
}
