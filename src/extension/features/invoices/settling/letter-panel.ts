/** The page Send Invoice in a panel of the editor; a bundle of its own. */
import { defineLetter, type LetterEdge } from '../../../../../webviews/letter/host/letter-host.ts';
import { editorPorts } from '../../../platform/pages/editor-ports.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';

export function attachLetterPanel(services: Services, shown: ShownPage, edge: LetterEdge): void {
  hostPage(services, shown, defineLetter(editorPorts(services), edge));
}
