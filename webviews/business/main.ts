/**
 * The page *Your Business*. The bundle of this file is `dist/webviews/business.js` (with `business.css`), loaded by `renderPage`
 * of src/contract/webview. It checks what is typed and draws an invoice of it; its host saves.
 */
import '../components/tokens.css';
import { formState } from '../components/form/form-state.ts';
import { connectEditor } from '../host.ts';
import { VireoBusiness } from './business-app.ts';

const view = document.querySelector('vireo-business');
if (view instanceof VireoBusiness) {
  view.connect(
    connectEditor({
      incoming: { content: true, refused: true, failed: true, connection: true, typed: true },
      state: formState,
    }),
  );
}
