/** The page *Your Business* in a panel of the editor; a bundle of its own. */
import { defineBusiness } from '../../../../../webviews/business/host/business-host.ts';
import { editorPorts } from '../../../platform/pages/editor-ports.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import { runAside } from '../../../platform/pages/run-aside.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { editOwnRules } from '../edit-rules.ts';

/** `saved` is called before the page closes. */
export function attachBusinessPanel(services: Services, shown: ShownPage, saved: () => void): void {
  const close = (): void => shown.frame.dispose();
  const editTimeRules = (): void => runAside(services, () => editOwnRules(services));
  hostPage(services, shown, defineBusiness({ ...editorPorts(services), saved, close, editTimeRules }));
}
