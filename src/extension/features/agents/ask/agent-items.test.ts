import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inEnglish as t } from '../../../../pages/words.ts';
import { toItems } from './agent-items.ts';

const agents = ['Security', 'DevOps', 'Planning'].map((title) => ({
  name: title.toLowerCase(),
  title,
  description: `${title} things.`,
}));
const fitting = (name: string, ...words: string[]) => ({ name, title: name, words });
const shown = (choice?: Parameters<typeof toItems>[0]['choice']) =>
  toItems({ agents, choice }, t).map((item) =>
    'isHeading' in item ? `-- ${item.label}` : [item.agent.name, item.description, item.alwaysShow].join(' '),
  );

describe('the list in which an agent is chosen', () => {
  it('is that of all agents while no words are typed', () => {
    assert.deepEqual(shown(), ['security  false', 'devops  false', 'planning  false']);
  });

  it('begins with what fits the words, with its reason and the runner-up', () => {
    const choice = {
      agent: fitting('devops', 'Docker', 'CI'),
      runnerUp: fitting('planning', 'plan'),
      isClear: true,
    };
    assert.deepEqual(shown(choice), [
      '-- Fits what you typed',
      'devops because of “Docker”, “CI” true',
      'planning because of “plan” true',
      '-- All agents',
      'security  true',
    ]);
  });

  it('asks where nothing fits, or two fit equally', () => {
    const none = shown({ agent: null, runnerUp: null, isClear: false });
    assert.equal(none[0], '-- No agent fits these words. What do you want to have in the end?');
    assert.equal(none.length, 2 + agents.length);
    const both = { agent: fitting('security', 'a'), runnerUp: fitting('devops', 'b'), isClear: false };
    assert.equal(shown(both)[0], '-- These words do not make it clear. Which agent do you mean?');
  });
});
