import assert from 'node:assert/strict';
import { administrator, goodPassword } from '../../../../testing/team/team-app.ts';
import { findPasswordFault } from './password-rules.ts';

const { email } = administrator;

describe('a new password', () => {
  const owner = { email, name: 'Mara Voss', organizationNames: ['Voss', 'Voss Consulting', 'X'] };

  for (const bad of [
    'short',
    'elevenchars',
    'qwertyuiop123',
    'QWERTY123456',
    'aaaaaaaaaaaaaaa',
    `${email}-2026`,
    'ｑｗｅｒｔｙ１２３４５６',
    'ＱＷＥＲＴＹ１２３４５６',
    '!!qwertyuiop123..',
    'qwerty123456!2026',
    'Mara Voss 2026!',
    '1-maravoss-12',
    'ＭａｒａＶｏｓｓ２０２６',
    'Voss Consulting',
    'vossconsulting123',
    'VossVossVoss99',
  ])
    it(`is not ${bad}`, () => assert.notEqual(findPasswordFault(bad, owner), undefined));

  for (const good of [
    goodPassword,
    'correct horse battery',
    'ein sehr langer Satz',
    'mara voss counts sheep at night',
  ])
    it(`may be ${good}`, () => assert.equal(findPasswordFault(good, owner), undefined));

  for (const again of [
    'seven lorries 1',
    'Seven Lorries 2',
    'ｓｅｖｅｎ ｌｏｒｒｉｅｓ 1',
    '!seven lorries 17',
  ])
    it(`is not that of before with another end: ${again}`, () => {
      const present = 'seven lorries 1';
      assert.equal(findPasswordFault(again, owner), undefined);
      assert.match(String(findPasswordFault(again, { ...owner, present })), /of before/);
    });

  it('of digits alone may be another number', () => {
    assert.equal(findPasswordFault('918273645501', { ...owner, present: '564738291102' }), undefined);
  });
});
