/**
 * The page Goals and Check-ins. The bundle of this file is `dist/webviews/goals.js` (with `goals.css`), loaded by
 * `renderPage` of src/contract/webview. All figures and dates are printed by the host.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { shapeOf } from '../state-guards.ts';
import { VireoGoals } from './goals-app.ts';

const view = document.querySelector('vireo-goals');
if (view instanceof VireoGoals) {
  view.connect(
    connectEditor({
      incoming: { content: true, failed: true, connection: true },
      state: shapeOf<Record<never, never>>({}),
    }),
  );
}
