import assert from 'node:assert/strict';
import { SignInError } from '../../../connection/index.ts';
import {
  describeAccount,
  describeDevice,
  describeSignOut,
  isServerAddress,
  signInLinks,
} from './account-words.ts';
import { describeSignInProblem, isCancelled } from './sign-in-problem.ts';

const t = (text: string) => `t: ${text}`;

describe('accounts in the editor', () => {
  it('are called by organization and server, or by address where the organization has no name', () => {
    const named = { organizationName: 'Nordwind', email: 'mara@nordwind.example', host: 'vireo.example' };

    assert.equal(describeAccount(named).label, 'Nordwind · vireo.example');
    assert.equal(
      describeAccount({ ...named, organizationName: '' }).label,
      'mara@nordwind.example · vireo.example',
    );
  });

  it('draw no icon that a server put into a name', () => {
    const { label } = describeAccount({
      organizationName: '$(error) $(x~spin)',
      email: '',
      host: 'a.example',
    });

    assert.ok(!label.includes('$('));
  });

  it('tell the server which editor asks, on one line', () => {
    assert.equal(describeDevice('laptop', 'VSCodium'), 'laptop, VSCodium');
    assert.ok(describeDevice('x\n\u202e'.repeat(200), 'Code').length <= 100);
    assert.doesNotMatch(describeDevice('x\n\u202e', 'Code'), /\p{C}/u);
  });

  it('say at the sign-out that time waits, where it does', () => {
    const english = (text: string, ...values: unknown[]) => text.replace('{0}', String(values[0]));
    const said = [0, 1, 3].map((waiting) => describeSignOut(waiting, english));

    assert.match(said[0] ?? '', /^Windows of this account show nothing/);
    assert.match(said[1] ?? '', /^1 change of time is not on the server yet\. /);
    assert.match(said[2] ?? '', /^3 changes of time are not on the server yet\. /);
  });

  it('are on a server whose address is https, or http on this machine', () => {
    const good = ['vireo.example', 'https://vireo.example:8443', ' http://localhost:1 ', ''];
    const bad = ['http://vireo.example', 'ftp://vireo.example', 'not an address', 'https://'];

    assert.deepEqual([...good, ...bad].map(isServerAddress), [
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('put code and page into links that a notification reads', () => {
    const { copy, open } = signInLinks({
      userCode: 'BCDF-GHJK',
      urlComplete: 'https://vireo.example/device#BCDF-GHJK',
    });

    assert.equal(copy, 'command:vireo.copySignInCode?%5B%22BCDF-GHJK%22%5D');
    assert.equal(open, 'https://vireo.example/device#BCDF-GHJK');
    assert.doesNotMatch(
      signInLinks({ userCode: 'A', urlComplete: 'https://x.example/a)(b%20c' }).open,
      /[()\s]/,
    );
  });
});

describe('a sign-in that failed', () => {
  it('is said in the language of the user where its code says enough', () => {
    assert.match(describeSignInProblem(new SignInError('address', 'x'), t), /^t: /);
    assert.match(describeSignInProblem(new SignInError('expired', 'x'), t), /^t: /);
    assert.equal(describeSignInProblem(new SignInError('server_newer', 'Update.'), t), 'Update.');
    assert.equal(describeSignInProblem(new Error('Broken.'), t), 'Broken.');
  });

  it('is nothing to say where the user cancelled it', () => {
    assert.equal(isCancelled(new SignInError('cancelled', 'x')), true);
    assert.equal(isCancelled(new SignInError('refused', 'x')), false);
    assert.equal(isCancelled(new Error('cancelled')), false);
  });
});
