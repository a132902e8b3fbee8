import assert from 'node:assert/strict';
import { writeInstructions } from './prompt.ts';

const told = { now: Date.parse('2026-11-20T10:00:00Z'), zone: 'Europe/Berlin', language: 'en' } as const;

describe('the instructions of a model', () => {
  it('say how "last N" is counted where it can ask for figures, and only there', () => {
    const rule = /last N days end today; the last N weeks .* whole ones before the running one/;

    assert.match(writeInstructions({ ...told, hasTools: true }), rule);
    assert.doesNotMatch(writeInstructions({ ...told, hasTools: false }), rule);
  });
});
