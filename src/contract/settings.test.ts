import assert from 'node:assert/strict';
import { checkSetting, type SettingSchema } from './settings.ts';

const hours: SettingSchema = { type: 'number', default: 9, minimum: 1, maximum: 24 };
const confidence: SettingSchema = { type: 'string', default: 'medium', enum: ['high', 'medium', 'low'] };
const rules: SettingSchema = { type: 'array', default: [] };
const asks: SettingSchema = { type: 'boolean', default: true };

describe('checkSetting', () => {
  it('takes what is of its kind and within its bounds', () => {
    assert.equal(checkSetting(hours, 4), 4);
    assert.equal(checkSetting(confidence, 'low'), 'low');
    assert.deepEqual(checkSetting(rules, ['a']), ['a']);
  });

  it('falls back to the default for anything else', () => {
    assert.equal(checkSetting(hours, 400), 9);
    assert.equal(checkSetting(hours, 0), 9);
    assert.equal(checkSetting(hours, '4'), 9);
    assert.equal(checkSetting(confidence, 'certain'), 'medium');
    assert.deepEqual(checkSetting(rules, [7]), []);
    assert.equal(checkSetting(asks, undefined), true);
  });
});
