/** Every page's host table, without an editor: what it is sent it does by its ports alone. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { newClient } from '../../../../webviews/client/new-client.ts';
import type { ExplainedCode } from '../../../../webviews/explain/host/explained-code.ts';
import * as pages from '../../../../webviews/pages.ts';
import type { ScannedFolders } from '../../../../webviews/scanner/host/scanned-folders.ts';
import { explanationSchema } from '../../../contract/explanation.ts';
import { listed } from '../../features/findings/testing.test.ts';
import { fakePagePorts } from '../../testing/pages/fake-page-ports.ts';
import { type JsonSchema, sampleId, sampleSchema } from '../../testing/pages/sample-schema.ts';
import { Emitter } from '../emitter.ts';
import { type DefinePage, PageHost, type PagePort, type PageTable } from './page-host.ts';
import type { PagePorts } from './page-ports.ts';

interface Message {
  readonly type: string;
}
type Define = DefinePage<Message, Message>;
type Incoming = PageTable<Message, Message>['incoming'];

interface Case {
  /** A function, so that its modules are resolved while somebody looks. */
  readonly load: () => Promise<(ports: PagePorts) => unknown>;
  /** What its messages ask of the ports, by their types; all others ask for nothing. */
  readonly asks: Readonly<Record<string, readonly string[]>>;
}

const nothing = new Emitter<string>();

async function loadClient(subject: string): Promise<(ports: PagePorts) => unknown> {
  const { defineClient } = await import('../../../../webviews/client/host/client-host.ts');
  return (ports) => {
    const act = () => ports.openAddress('client');
    const close = () => ports.mention('closed');
    const [setTitle, saved, hosted] = [() => undefined, () => undefined, () => undefined];
    const own = { ...ports, close, setTitle, editContacts: act, editTimeRules: act };
    return defineClient(own, { subject, saved, hosted, typeOn: act });
  };
}

/** One project with one finding. */
function fakeScannedFolders({ backend, openAddress }: PagePorts): ScannedFolders {
  const finding = listed('f1');
  return {
    isTrusted: true,
    windowScan: undefined,
    onDidChange: () => ({ dispose: () => undefined }),
    loadPlaces: async () => [{ projectId: sampleId, name: 'Website', folder: 'file:///w' }],
    all: () => [finding],
    findByKey: () => finding,
    settled: async () => undefined,
    includeResolved: async () => undefined,
    act: (deed) => openAddress(deed),
    openFile: openAddress,
    openPlace: (folder) => openAddress(folder),
    startScan: ({ projectId }) =>
      backend.ask((api, options) => api.getScan({ ...options, path: { id: projectId } })),
    downloadAdvisories: async () => undefined,
  };
}

const tables: Readonly<Record<string, Case>> = {
  approvals: {
    load: async () => (await import('../../../../webviews/approvals/host/approvals-host.ts')).defineApprovals,
    asks: {},
  },
  invoice: {
    load: async () => {
      const { defineInvoice } = await import('../../../../webviews/invoice/host/invoice-host.ts');
      return (ports) =>
        defineInvoice(ports, {
          invoiceId: sampleId,
          setTitle: () => undefined,
          reversePayment: (id) => ports.openAddress(id),
          addMissingWeek: () => ports.openAddress('week'),
        });
    },
    asks: {
      export: ['vireo.exportInvoice'],
      recordPayment: ['vireo.recordPayment'],
      markSent: ['vireo.markInvoiceSent'],
      email: ['vireo.emailInvoice'],
      reversePayment: ['openAddress'],
      act: ['vireo.creditInvoice'],
      editLook: ['vireo.editInvoiceLook'],
      openRecord: ['openRecord'],
      mend: ['vireo.editOrganization'],
      openCommit: ['copy', 'mention'],
    },
  },
  models: {
    load: async () => {
      const { defineModels } = await import('../../../../webviews/models/host/models-host.ts');
      const keys = { store: async () => undefined, forget: async () => undefined };
      return (ports) => defineModels({ ...ports, keys });
    },
    asks: {
      setUp: ['vireo.addModelProvider'],
      more: ['pick', 'withProgress', 'warn'],
      enterRate: ['text', 'text'],
      replaceKey: ['text', 'withProgress', 'warn'],
    },
  },
  scanner: {
    load: async () => {
      const { defineScanner } = await import('../../../../webviews/scanner/host/scanner-host.ts');
      return (ports) => defineScanner({ ...ports, folders: fakeScannedFolders(ports) });
    },
    asks: {
      openFinding: ['openAddress'],
      explainFinding: ['openAddress'],
      openPlace: ['openAddress'],
      openFile: ['openAddress'],
      linkFolder: ['vireo.linkFolder'],
      export: ['pick', 'saveFile', 'write', 'inform', 'open'],
    },
  },
  stack: {
    load: async () => {
      const { defineStack } = await import('../../../../webviews/stack/host/stack-host.ts');
      return (ports) =>
        defineStack(ports, {
          isTrusted: true,
          onDidChange: () => ({ dispose: () => undefined }),
          loadPlaces: async () => [{ projectId: sampleId, name: 'Website' }],
          openFile: async () => false,
          manageTrust: () => ports.openAddress('trust'),
        });
    },
    asks: { openEvidence: ['inform'], linkFolder: ['vireo.linkFolder'], manageTrust: ['openAddress'] },
  },
  business: {
    load: async () => {
      const { defineBusiness } = await import('../../../../webviews/business/host/business-host.ts');
      return (ports) => {
        const [saved, close] = [() => undefined, () => ports.mention('closed')];
        return defineBusiness({ ...ports, saved, close, editTimeRules: () => ports.mention('rules') });
      };
    },
    asks: {
      save: ['mention'],
      cancel: ['mention'],
      editLook: ['vireo.editInvoiceLook'],
      editTimeRules: ['mention'],
    },
  },
  client: {
    load: () => loadClient(newClient),
    asks: {
      save: ['pick', 'mention'],
      cancel: ['mention'],
      createInvoice: ['vireo.createInvoice'],
      openInvoice: ['vireo.previewInvoice'],
    },
  },
  'client that is there': {
    load: () => loadClient(sampleId),
    asks: {
      save: ['mention'],
      cancel: ['mention'],
      editContacts: ['openAddress'],
      editTimeRules: ['openAddress'],
      createInvoice: ['vireo.createInvoice'],
      openInvoice: ['vireo.previewInvoice'],
    },
  },
  dashboard: {
    load: async () => (await import('../../../../webviews/dashboard/host/dashboard-host.ts')).defineDashboard,
    asks: {
      openRecord: ['openRecord'],
      openScanner: ['vireo.openScanner'],
      createInvoice: ['vireo.createInvoice'],
    },
  },
  explain: {
    load: async () => {
      const { ExplainPage } = await import('../../../../webviews/explain/host/explain-host.ts');
      return (ports) => {
        const page = new ExplainPage({ ...ports, code: fakeExplainedCode(ports) });
        page.restore({ kind: 'rule', ruleId: 'sql-injection' });
        return page.define;
      };
    },
    asks: {
      reveal: ['openAddress'],
      leave: ['openAddress'],
      applyFix: ['openAddress'],
      suppress: ['openAddress'],
      dismiss: ['vireo.dismissFinding'],
      changeRecord: ['vireo.acceptFinding'],
      copy: ['copy', 'mention'],
      askCoach: ['vireo.openCoach'],
    },
  },
  goals: {
    load: async () => (await import('../../../../webviews/goals/host/goals-host.ts')).defineGoals,
    asks: {
      add: ['pick', 'pick', 'text', 'pick', 'pick', 'text'],
      edit: ['pick', 'text'],
      remove: ['inform'],
      openRecord: ['openRecord'],
      checkIn: ['vireo.checkIn'],
    },
  },
  look: {
    load: async () => (await import('../../../../webviews/look/host/look-host.ts')).defineLook,
    asks: { chooseLogo: ['chooseFile'], editDetails: ['vireo.editOrganization'] },
  },
  money: {
    load: async () => (await import('../../../../webviews/money/host/money-host.ts')).defineMoney,
    asks: {
      createInvoice: ['vireo.createInvoice'],
      openInvoice: ['openRecord'],
      recordPayment: ['vireo.recordPayment'],
      markSent: ['vireo.markInvoiceSent'],
      exportCsv: ['saveFile', 'write', 'inform', 'open'],
    },
  },
  rates: {
    load: async () => {
      const { defineRates } = await import('../../../../webviews/rates/host/rates-host.ts');
      return (ports) => defineRates(ports, { asked: nothing.event, first: undefined });
    },
    asks: { remove: ['confirm'], addCost: ['text', 'text'], editCost: ['text'], removeCost: ['confirm'] },
  },
  reports: {
    load: async () => (await import('../../../../webviews/reports/host/reports-host.ts')).defineReports,
    asks: {
      openRecord: ['openRecord'],
      saveReport: ['text'],
      exportCsv: ['saveFile', 'write', 'inform', 'open'],
    },
  },
  run: {
    load: async () => {
      const { defineRun } = await import('../../../../webviews/run/host/run-host.ts');
      return (ports) =>
        defineRun(ports, {
          id: sampleId,
          setTitle: () => undefined,
          openFile: (_place, path) => ports.openAddress(path),
          saveFirst: async () => true,
        });
    },
    asks: {
      cancel: ['vireo.cancelRequest'],
      replay: ['vireo.openRequest'],
      openDiff: ['vireo.reviewRequest'],
      openReport: ['vireo.openReport'],
      saveReport: ['vireo.saveReport'],
      fixFindings: ['vireo.fixRequestFindings'],
      addTime: ['vireo.addRequestTime'],
      openArtifact: ['showText'],
    },
  },
  'run as it is asked': {
    load: async () => {
      const { defineAsk } = await import('../../../../webviews/run/host/ask/ask-host.ts');
      return (ports) =>
        defineAsk(ports, {
          asked: { agent: 'Text', projectId: sampleId },
          setTitle: () => undefined,
          typed: undefined,
          onAsked: ({ id }) => void ports.openAddress(id),
          onClose: () => ports.mention('closed'),
          trustIn: () => ({}),
          offerValues: async (form) => form,
          pickPaths: async () => undefined,
        });
    },
    asks: { ask: ['openAddress'], close: ['mention'] },
  },
  week: {
    load: async () => {
      const { defineWeek } = await import('../../../../webviews/week/host/week-host.ts');
      return (ports) =>
        defineWeek(ports, {
          onAsked: () => ({ dispose: () => undefined }),
          kept: { get: () => undefined, update: async () => undefined },
          setTitle: () => undefined,
          gatherEvidence: async () => ({ commits: [], seen: [] }),
          pickRow: async () => void (await ports.openAddress('row')),
        });
    },
    asks: {
      addRow: ['openAddress'],
      act: ['vireo.submitTimesheet'],
      stopTimer: ['vireo.stopTimer'],
      editWorkingTime: ['text', 'text', 'text'],
    },
  },
};

/** A finding with a step and a fix, whose page is shown. */
function fakeExplainedCode({ openAddress }: PagePorts): ExplainedCode {
  const never = () => ({ dispose: () => undefined });
  const explanation = explanationSchema.parse(
    sampleSchema(z.toJSONSchema(explanationSchema) as JsonSchema, () => ({})),
  );
  return {
    isTrusted: true,
    ...{ onDidTrust: never, onDidEdit: never, onDidFind: never },
    ask: async (target) => ({ target, explanation }),
    findOthers: () => ({ count: 0, places: [] }),
    setTitle: () => undefined,
    reveal: ({ uri }) => openAddress(uri).then(() => true),
    clear: () => undefined,
    leave: () => openAddress('editor'),
    applyFix: async (ask) => ((await ask()) === undefined ? 'notFixed' : 'fixed'),
    suppress: ({ place }) => openAddress(place.uri).then(() => true),
    toMention: async () => ({ kind: 'finding', label: 'SQL injection', text: 'SQL injection' }),
  };
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

  constructor(name: string, define: (ports: PagePorts) => unknown) {
    const { ports, failures } = this.fake;
    const port: PagePort = {
      isVisible: true,
      endsHidden: true,
      send: async (message) => void this.sent.push(message),
      onMessage: this.messages.event,
      onVisibility: () => ({ dispose: () => undefined }),
      tellFailure: async (error) => void failures.push(error),
    };
    this.host = new PageHost<Message, Message>({
      ...{ services: ports, port, name },
      define: (page) => {
        const table = (define(ports) as Define)(page);
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

/** Modules of the editor and of Node among those that are resolved, whatever other tests have loaded. */
async function findPlatform(load: () => Promise<unknown>): Promise<readonly string[]> {
  const found: string[] = [];
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (/^(?:vscode|node:)/.test(specifier)) found.push(`${context.parentURL}: ${specifier}`);
      const resolved = next(specifier, context);
      const isOwn = resolved.url.startsWith('file:') && !resolved.url.includes('/node_modules/');
      return isOwn ? { ...resolved, url: `${resolved.url}?alone=${alone}` } : resolved;
    },
  });
  alone += 1;
  try {
    await load();
  } finally {
    hooks.deregister();
  }
  return found;
}
let alone = 0;

describe('the host table of a page', () => {
  for (const [name, { load, asks }] of Object.entries(tables)) {
    it(`resolves neither the editor nor Node: ${name}`, async () => {
      assert.deepEqual(await findPlatform(load), []);
    });

    it(`does each message by its ports: ${name}`, async () => {
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

  it('is there for every page', () => {
    const left = Object.keys(pages).filter((name) => !(name in tables));

    assert.deepEqual(left, [...['coach']]);
  });
});

describe('the rows of a tree', () => {
  const features = path.join(import.meta.dirname, '../../features');
  const sources = globSync('*/load-*-rows.ts', { cwd: features });

  it('have sources', () => assert.ok(sources.length >= 5));

  for (const file of sources) {
    it(`resolve neither the editor nor Node: ${file}`, async () => {
      assert.deepEqual(await findPlatform(() => import(pathToFileURL(path.join(features, file)).href)), []);
    });
  }
});
