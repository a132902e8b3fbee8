/**
 * The page of a request. The bundle of this file is `dist/webviews/run.js` (with `run.css`), loaded by `renderPage` of
 * src/contract/webview. It shows what a run tells and asks; nothing of that is ever read as HTML.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { either } from '../state-guards.ts';
import { VireoRun } from './run-app.ts';
import { isAskState, isRunState } from './state-guard.ts';

const view = document.querySelector('vireo-run');
if (view instanceof VireoRun) {
  view.connect(
    connectEditor({
      incoming: {
        content: true,
        events: true,
        progress: true,
        failed: true,
        notAnswered: true,
        connection: true,
        form: true,
        asked: true,
        notAsked: true,
        picked: true,
      },
      state: either(isRunState, isAskState),
    }),
  );
}
