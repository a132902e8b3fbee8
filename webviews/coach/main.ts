/**
 * The coach's page. The bundle of this file is `dist/webviews/coach.js` (with `coach.css`), loaded by `renderPage`
 * of src/contract/webview. It may import what webviews/invoice/main.ts may.
 */
import '../components/tokens.css';
import type { CoachViewState } from '../../src/contract/webview/coach-view.ts';
import { connectEditor } from '../host.ts';
import { isText, optional, shapeOf } from '../state-guards.ts';
import { VireoCoach } from './coach-app.ts';

const view = document.querySelector('vireo-coach');
if (view instanceof VireoCoach) {
  view.connect(
    connectEditor({
      incoming: { session: true, sessions: true, frame: true, compose: true, focus: true, connection: true },
      state: shapeOf<CoachViewState>({ sessionId: optional(isText), draft: isText }),
    }),
  );
}
