export const summing = 'exports.total = (prices) => prices.reduce((sum, each) => sum + each, 0);\n';

export const check = `const { total } = require('./total.js');
if (total([2, 3]) !== 5) { console.log('expected 5, got ' + total([2, 3])); process.exit(1); }
`;

export const oldTest = `const assert = require('node:assert');
const { total } = require('../total.js');
it('is nothing of nothing', () => assert.equal(total([]), 0));
`;

export type Step = {
  readonly text?: string;
  readonly calls?: readonly (readonly [tool: string, input: unknown])[];
};

/** What each of the crew does, call by call. */
export type Script = Record<string, Step[]>;
