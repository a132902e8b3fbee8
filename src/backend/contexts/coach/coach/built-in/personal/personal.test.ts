import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { createBillingPractice, requireOk } from '../../../../../testing/billing-practice.ts';
import { type Answered, type ChatClient, openChat } from '../../../../../testing/chat-client.ts';
import { openTestApp } from '../../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../../testing/test-app.ts';
import { readPersonal } from './read-personal.ts';

describe('readPersonal', () => {
  it('reads what is asked whole, in both languages, with the words to be kept as they were said', () => {
    const read = (text: string) => {
      const personal = readPersonal(text);
      if (personal === undefined) return undefined;
      const { asked, language } = personal;
      return [language, asked.kind, ...('text' in asked ? [asked.text] : [])];
    };

    assert.deepEqual(read('Remember that Fridays are free.'), ['en', 'remember', 'Fridays are free.']);
    assert.deepEqual(read('Merke dir, dass freitags frei ist'), ['de', 'remember', 'freitags frei ist']);
    assert.deepEqual(read('Merk dir: kein Skonto!'), ['de', 'remember', 'kein Skonto!']);
    assert.deepEqual(read('What do you remember?'), ['en', 'recall']);
    assert.deepEqual(read('Was hast du dir gemerkt?'), ['de', 'recall']);
    assert.deepEqual(read('forget Fridays'), ['en', 'forget', 'Fridays']);
    assert.deepEqual(read('How was my week?'), ['en', 'checkIn']);
    assert.deepEqual(read('Wie war meine Woche?'), ['de', 'checkIn']);
    assert.deepEqual(read('Wie stehen meine Ziele?'), ['de', 'goals']);
  });

  it('leaves every other question to the grammar', () => {
    for (const text of [
      'Did I forget to stop the timer?',
      'How was my week compared to the one before?',
      'remember',
      'How many hours this week?',
      'Habe ich vergessen, die Zeit zu stoppen?',
      'Was sind meine Ziele im Mai?',
    ])
      assert.equal(readPersonal(text), undefined, text);
  });
});

describe('the built-in coach about the person’s own', () => {
  let vireo: TestApp;
  let chat: ChatClient;
  const textOf = ({ text }: Answered): string =>
    text.replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1').replaceAll(/[*\\]/g, '');

  before(async () => {
    vireo = await openTestApp();
    const practice = await createBillingPractice(vireo);
    await practice.addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T11:00' });
    const body = { title: 'Write the talk', dueOn: '2026-12-01' };
    requireOk(await vireo.ask('POST', '/ai/goals', { body }));
    const intentions = [{ text: 'Send the offer' }];
    requireOk(
      await vireo.ask('PUT', '/ai/check-ins/2026-11-02/intentions', { body: { intentions, seen: [] } }),
    );
    chat = await openChat(vireo.app);
  });
  after(async () => await vireo.close());

  it('proposes what is to be remembered, and keeps nothing before the click', async () => {
    const answered = await chat.ask('Remember that Fridays are free.');
    const proposal = answered.frames.find((frame) => frame.type === 'proposal')?.proposal;
    const before = textOf(await chat.ask('What do you remember?'));
    requireOk(await vireo.ask('POST', `/ai/proposals/${proposal?.id}/apply`));
    const since = textOf(await chat.ask('Was hast du dir gemerkt?'));
    const forget = textOf(await chat.ask('Forget Fridays'));

    assert.deepEqual(
      proposal?.changes.map(({ after: text }) => text),
      ['Fridays are free.'],
    );
    assert.equal(before, 'You have kept nothing to remember.');
    assert.match(since, /^Du hast behalten:\n\n- Fridays are free/);
    assert.match(forget, /Open Goals and Check-ins erases it, for good:\n\n- Fridays are free/);
    assert.equal((await vireo.ask('GET', '/ai/memories')).body.items.length, 1);
  });

  it('states the last week with its records, and what was meant for it', async () => {
    const answered = await chat.ask('How was my week?');

    assert.match(textOf(answered), /- Worked: 2:00 .*the week before: 0:00/);
    assert.match(textOf(answered), /What you meant to do:\n\n- Send the offer: not answered/);
    assert.equal(answered.links[0]?.kind, 'entries');
    assert.match(textOf(await chat.ask('Wie war meine Woche?')), /- Gearbeitet: 2:00/);
  });

  it('lists goals with their state', async () => {
    assert.equal(textOf(await chat.ask('Show my goals')), '- Write the talk: open');
    for (let at = 0; at < 61; at += 1) {
      const body = { title: `Goal ${at}`, dueOn: '2026-12-01' };
      requireOk(await vireo.ask('POST', '/ai/goals', { body }));
    }
    assert.equal(textOf(await chat.ask('Show my goals')).split('\n').length, 62);
  });
});
