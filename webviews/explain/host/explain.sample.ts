import * as z from 'zod';
import { explanationSchema } from '../../../src/contract/explanation.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { PageSample } from '../../../src/pages/testing/page-sample.ts';
import { type JsonSchema, sampleSchema } from '../../../src/pages/testing/sample-schema.ts';
import type { ExplainedCode } from './explained-code.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { ExplainPage } = await import('./explain-host.ts');
      return (ports) => {
        const page = new ExplainPage({ ...ports, code: fakeCode(ports) });
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
      changeRecord: ['vireo.confirmFinding'],
      copy: ['copy', 'mention'],
      askCoach: ['vireo.openCoach'],
      askAgent: ['vireo.askAgent'],
    },
  },
];

/** A finding with a step and a fix, whose page is shown. */
function fakeCode({ openAddress }: PagePorts): ExplainedCode {
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
    pathOf: (uri) => uri,
    reveal: ({ uri }) => openAddress(uri).then(() => true),
    clear: () => undefined,
    leave: () => openAddress('editor'),
    applyFix: async (ask) => ((await ask()) === undefined ? 'notFixed' : 'fixed'),
    suppress: ({ place }) => openAddress(place.uri).then(() => true),
    toMention: async () => ({ kind: 'finding', label: 'SQL injection', text: 'SQL injection' }),
  };
}
