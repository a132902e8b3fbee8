import assert from 'node:assert/strict';
import type { Ask, ConfirmQuestion, PickQuestion, TextQuestion } from '../../../src/pages/page-ports.ts';
import { fakePagePorts } from '../../../src/pages/testing/fake-page-ports.ts';
import { sampleId } from '../../../src/pages/testing/sample-schema.ts';
import { chooseModel, loadChoice } from './choose-model.ts';
import { fakeEdge } from './coach.sample.ts';

type Question = PickQuestion<unknown> | TextQuestion | ConfirmQuestion;

/** One model is set up. `pick`: the row that is chosen, of those that are shown. */
function open(chosen?: string, pick?: string) {
  const { ports, asked } = fakePagePorts();
  const rows: string[] = [];
  const kept = new Map<string, unknown>([['vireo.coach.model', chosen]]);
  const edge = {
    ...fakeEdge((port) => asked.push(port)),
    kept: {
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, value),
    },
  };
  const ask: Ask = async (question: Question): Promise<never> => {
    const items = question.kind === 'pick' ? question.items : [];
    rows.push(...items.map(({ label, description }) => `${label}: ${description ?? ''}`));
    return items.find(({ label }) => label === pick)?.value as never;
  };
  return { ports: { ...ports, ask, edge }, asked, kept, rows };
}

describe('who answers', () => {
  it('is offered with what is chosen marked, and a way to set up a model', async () => {
    const { ports, rows } = open(sampleId);

    assert.equal(await chooseModel(ports), undefined);

    assert.deepEqual(rows, [
      'Auto: ',
      'Built-in coach: ',
      '$(check) Text: Text, premium · chosen',
      'Set Up a Model…: ',
    ]);
  });

  it('is kept for the person', async () => {
    const { ports, kept } = open(undefined, 'Text');

    const choice = await chooseModel(ports);

    assert.deepEqual([choice?.id, kept.get('vireo.coach.model')], [sampleId, sampleId]);
  });

  it('stays as it was while a model is set up', async () => {
    const { ports, asked, kept } = open('built-in', 'Set Up a Model…');

    const choice = await chooseModel(ports);

    assert.deepEqual([choice?.id, kept.get('vireo.coach.model')], ['built-in', 'built-in']);
    assert.ok(asked.includes('vireo.addModelProvider'));
  });

  it('is the router, or the built-in coach in place of a model of another window', async () => {
    const [unknown, elsewhere] = [open(), open('editor/gpt')];

    assert.equal((await loadChoice(unknown.ports)).id, 'auto');
    assert.deepEqual(unknown.asked, []);
    assert.equal((await loadChoice(elsewhere.ports)).id, 'built-in');
    assert.deepEqual(elsewhere.asked, ['offerEditorModels']);
  });
});
