/**
 * The page Mail and Schedules. The bundle of this file is `dist/webviews/outbox.js` (with `outbox.css`), loaded by
 * `renderPage` of src/contract/webview.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { shapeOf } from '../state-guards.ts';
import { VireoOutbox } from './outbox-app.ts';

const view = document.querySelector('vireo-outbox');
if (view instanceof VireoOutbox) {
  view.connect(
    connectEditor({
      incoming: { content: true, mail: true, failed: true, connection: true },
      state: shapeOf<Record<never, never>>({}),
    }),
  );
}
