/**
 * The Stack page. The bundle of this file is `dist/webviews/stack.js` (with `stack.css`), loaded by `renderPage` of
 * src/contract/webview. It asks its host for everything.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isText, optional, shapeOf } from '../state-guards.ts';
import type { StackViewState } from './messages.ts';
import { VireoStack } from './stack-app.ts';

const view = document.querySelector('vireo-stack');
if (view instanceof VireoStack) {
  view.connect(
    connectEditor({
      incoming: { stack: true, absent: true, loading: true },
      state: shapeOf<StackViewState>({ placeId: optional(isText), folder: optional(isText) }),
    }),
  );
}
