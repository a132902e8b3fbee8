/** Gives a page that is shown its host; it ends with the page. */
import type { Disposable } from '../../../pages/disposables.ts';
import { type DefinePage, PageHost, type PagePort } from '../../../pages/page-host.ts';
import { findWayOn, showFailure } from '../notify.ts';
import type { Services } from '../services.ts';
import type { PageFrame, ShownPage } from './shown-page.ts';

export function hostPage<
  Incoming extends { readonly type: string },
  Outgoing extends { readonly type: string },
>(services: Services, shown: ShownPage<PageFrame>, define: DefinePage<Incoming, Outgoing>): Disposable {
  const { name, kept } = shown;
  const host = new PageHost({ services, port: portOf(services, shown), name, define, kept });
  shown.frame.onDidDispose(() => host.dispose());
  return host;
}

function portOf(services: Services, { frame, onMessage }: ShownPage<PageFrame>): PagePort {
  return {
    get isVisible() {
      return frame.visible;
    },
    endsHidden: true,
    send: (message) => frame.webview.postMessage(message),
    onMessage,
    onVisibility: (listener) =>
      'onDidChangeViewState' in frame
        ? frame.onDidChangeViewState(listener)
        : frame.onDidChangeVisibility(listener),
    tellFailure: (error) => showFailure(services, error),
    findWayOn: (problem) => findWayOn(problem, services.t),
  };
}
