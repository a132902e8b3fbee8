/**
 * The page Models and Spending. The bundle of this file is `dist/webviews/models.js` (with `models.css`), loaded by
 * `renderPage` of src/contract/webview. All figures are the host's; no key ever comes here.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { shapeOf } from '../state-guards.ts';
import { VireoModels } from './models-app.ts';

const view = document.querySelector('vireo-models');
if (view instanceof VireoModels) {
  view.connect(
    connectEditor({
      incoming: { content: true, failed: true, refused: true, saved: true, connection: true },
      state: shapeOf<Record<never, never>>({}),
    }),
  );
}
