/**
 * The Invoice Look page. The bundle of this file is `dist/webviews/look.js` (with `look.css`), loaded by `renderPage` of
 * src/contract/webview. It draws an invoice of the practice as it would look; its host saves, and reads logos.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isText, shapeOf, tableOf } from '../state-guards.ts';
import { VireoLook } from './look-app.ts';
import type { LookViewState } from './messages.ts';

const view = document.querySelector('vireo-look');
if (view instanceof VireoLook) {
  view.connect(
    connectEditor({
      incoming: { content: true, refused: true, failed: true, connection: true },
      state: shapeOf<LookViewState>({ typed: tableOf(isText, isText) }),
    }),
  );
}
