/** A whole page, `webviews/nicknames`. Its texts have their German already. */
export const plantedPage: Readonly<Record<string, string>> = {
  'nicknames.page.ts': `
import { definePage } from '../../src/contract/webview/define-page.ts';
import { bar, main, part, rows } from '../../src/contract/webview/skeleton.ts';
import { nicknamesWords } from './texts.ts';

export const nicknamesView = definePage({
  name: 'nicknames',
  rootElement: 'vireo-nicknames',
  words: nicknamesWords,
  layout: { body: main(part(bar('w3'), rows(4))), styles: '.skeleton.nicknames{--side:304px}' },
});
`,
  'texts.ts': `
export const nicknamesWords = { heading: 'Clients', none: 'None' } as const;
`,
  'words.ts': `
import { translate } from '../words.ts';
import { nicknamesWords } from './texts.ts';

export const words = translate(nicknamesWords);
`,
  'messages.ts': `
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const contentSchema = z.object({
  type: z.literal('content'),
  clients: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type NicknamesContent = z.infer<typeof contentSchema>;

export const nicknamesHostMessageSchema = z.discriminatedUnion('type', [contentSchema, connectionSchema]);
export type NicknamesHostMessage = z.infer<typeof nicknamesHostMessageSchema>;

export const nicknamesViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('openClient'), id: z.string() }),
]);
export type NicknamesViewMessage = z.infer<typeof nicknamesViewMessageSchema>;
`,
  'nicknames-app.ts': `
import { html, LitElement, type TemplateResult } from 'lit';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import type { NicknamesContent, NicknamesHostMessage, NicknamesViewMessage } from './messages.ts';
import { words } from './words.ts';

export type NicknamesHost = ViewHost<NicknamesHostMessage, NicknamesViewMessage, Record<never, never>>;

export class VireoNicknames extends LitElement {
  static override properties = { _content: { state: true } };
  static override styles = [baseStyles];

  declare _content: NicknamesContent | undefined;
  #host: NicknamesHost | undefined;

  constructor() {
    super();
    new SkeletonController(this);
  }

  connect(host: NicknamesHost): void {
    this.#host = host;
    host.listen((message) => {
      if (message.type === 'content') this._content = message;
    });
    host.send({ type: 'ready' });
  }

  override render(): TemplateResult {
    const { clients } = this._content ?? {};
    if (clients === undefined) return skeleton;
    const button = (id: string, name: string) =>
      html\`<button @click=\${() => this.#host?.send({ type: 'openClient', id })}>\${name}</button>\`;
    return html\`<h1>\${words.heading}</h1>
      \${clients.length === 0 ? words.none : clients.map(({ id, name }) => button(id, name))}\`;
  }
}

customElements.define('vireo-nicknames', VireoNicknames);
`,
  'main.ts': `
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { shapeOf } from '../state-guards.ts';
import { VireoNicknames } from './nicknames-app.ts';

const view = document.querySelector('vireo-nicknames');
if (view instanceof VireoNicknames) {
  view.connect(
    connectEditor({
      incoming: { content: true, connection: true },
      state: shapeOf<Record<never, never>>({}),
    }),
  );
}
`,
  'host/nicknames-host.ts': `
import type { DefinePage } from '../../../src/extension/platform/pages/page-host.ts';
import type { PagePorts } from '../../../src/extension/platform/pages/page-ports.ts';
import {
  type NicknamesHostMessage,
  type NicknamesViewMessage,
  nicknamesViewMessageSchema,
} from '../messages.ts';

export function defineNicknames({
  openRecord,
  records,
}: PagePorts): DefinePage<NicknamesViewMessage, NicknamesHostMessage> {
  return (page) => ({
    incoming: nicknamesViewMessageSchema,
    showsConnection: true,
    watch: ['client'],
    load: async () => {
      const { clients } = await records.load();
      return { type: 'content', clients: [...clients.values()].map(({ id, name }) => ({ id, name })) };
    },
    on: {
      ready: () => page.fill(),
      openClient: ({ id }) => openRecord({ kind: 'client', ids: [id] }),
    },
  });
}
`,
  'host/nicknames.sample.ts': `
import type { PageSample } from '../../../src/extension/testing/pages/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./nicknames-host.ts')).defineNicknames,
    asks: { openClient: ['openRecord'] },
  },
];
`,
};
