/** Every page's host table, without an editor: what it is sent it does by its ports alone. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import * as pages from '../../webviews/pages.generated.ts';
import { Emitter } from './emitter.ts';
import { type DefinePage, PageHost, type PagePort, type PageTable } from './page-host.ts';
import { fakePagePorts } from './testing/fake-page-ports.ts';
import { findPlatform } from './testing/find-platform.ts';
import type { PageSample } from './testing/page-sample.ts';
import { type JsonSchema, sampleSchema } from './testing/sample-schema.ts';

interface Message {
  readonly type: string;
}
type Define = DefinePage<Message, Message>;
type Incoming = PageTable<Message, Message>['incoming'];

interface Case extends PageSample {
  /** Of the page. */
  readonly name: string;
  readonly title: string;
}

const cases = await loadCases();

async function loadCases(): Promise<readonly Case[]> {
  const files = globSync('../../webviews/*/host/*.sample.ts', { cwd: import.meta.dirname }).sort();
  const loaded = files.map(async (file): Promise<readonly Case[]> => {
    const own: { samples: readonly PageSample[] } = await import(
      pathToFileURL(path.join(import.meta.dirname, file)).href
    );
    const name = path.basename(file, '.sample.ts');
    return own.samples.map((sample) => ({
      ...sample,
      name,
      title: [name, sample.variant].filter((word) => word !== undefined).join(' '),
    }));
  });
  return (await Promise.all(loaded)).flat();
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await setImmediate();
};

/** One message of each type that the page's contract knows. */
function sampleMessages(incoming: Incoming): Message[] {
  const schema = z.toJSONSchema(incoming, { io: 'input' }) as JsonSchema & {
    readonly $defs?: Readonly<Record<string, JsonSchema>>;
  };
  const resolve = (ref: string) => schema.$defs?.[ref.slice('#/$defs/'.length)] ?? {};
  return (schema.oneOf ?? schema.anyOf ?? []).map((each) => incoming.parse(sampleSchema(each, resolve)));
}

class ShownPage {
  readonly messages = new Emitter<unknown>();
  readonly sent: unknown[] = [];
  readonly fake = fakePagePorts();
  readonly host: PageHost<Message, Message>;
  incoming: Incoming | undefined;

  constructor(name: string, define: Awaited<ReturnType<PageSample['load']>>) {
    const { ports, failures } = this.fake;
    const port: PagePort = {
      isVisible: true,
      endsHidden: true,
      send: async (message) => void this.sent.push(message),
      onMessage: this.messages.event,
      onVisibility: () => ({ dispose: () => undefined }),
      tellFailure: async (error) => void failures.push(error),
      findWayOn: () => undefined,
    };
    this.host = new PageHost<Message, Message>({
      ...{ services: ports, port, name },
      define: (page) => {
        const table = (define(ports, (port) => void this.fake.asked.push(port)) as Define)(page);
        this.incoming = table.incoming;
        return table;
      },
    });
  }

  /** What it asked of the ports. */
  async receive(message: Message): Promise<readonly string[]> {
    this.fake.asked.splice(0);
    this.messages.fire(message);
    await settled();
    return [...this.fake.asked];
  }
}

describe('the host table of a page', () => {
  for (const { name, title, load, asks } of cases) {
    it(`resolves neither the editor nor Node: ${title}`, async () => {
      assert.deepEqual(await findPlatform(load), []);
    });

    it(`does each message by its ports: ${title}`, async () => {
      const page = new ShownPage(name, await load());
      await page.receive({ type: 'ready' });
      const asked: Record<string, readonly string[]> = {};
      for (const message of sampleMessages(page.incoming ?? assert.fail('no table'))) {
        const ports = await page.receive(message);
        if (ports.length > 0) asked[message.type] = ports;
      }
      page.host.dispose();

      assert.deepEqual(
        page.fake.failures.filter((failure) => !String(failure).endsWith(': Text')),
        [],
      );
      assert.deepEqual(asked, asks);
      assert.ok(page.sent.length > 0);
    });
  }

  it('is tried for every page', () => {
    const names = new Set(cases.map(({ name }) => name));

    assert.deepEqual([...names], Object.keys(pages).sort());
  });
});
