import assert from 'node:assert/strict';
import type { NotificationPreferences } from '../../../src/api-client/index.ts';
import { toContent } from './load-preferences.ts';

const t = (message: string) => message;
const channels = { app: 'on', email: 'off', webhook: 'off' } as const;
const preferences: NotificationPreferences = {
  version: 0,
  types: [
    { type: 'agent.asks', section: 'agents', title: 'Agent needs an answer', channels },
    { type: 'invoice.overdue', section: 'money', title: 'Invoice overdue', channels },
    { type: 'agent.failed', section: 'agents', title: 'Agent failed', channels },
  ],
  quietHours: { on: true, from: '19:00', to: '08:00', weekends: true, zone: 'Europe/Berlin' },
  pausedUntil: null,
  digest: { on: false, at: '08:30' },
  email: { address: 'mara@example.org', isSetUp: true },
};

describe('what fills the page Notification Settings', () => {
  it('is each type once, under its section', () => {
    const { sections } = toContent(preferences, [], { locale: 'en', savedAt: undefined, t });

    assert.deepEqual(
      sections.map(({ section, types }) => [section, types.map(({ type }) => type)]),
      [
        ['agents', ['agent.asks', 'agent.failed']],
        ['money', ['invoice.overdue']],
      ],
    );
  });

  it('names no address where mail cannot leave', () => {
    const emailOf = (email: NotificationPreferences['email']) =>
      toContent({ ...preferences, email }, [], { locale: 'en', savedAt: undefined, t }).email;

    assert.equal(emailOf(preferences.email), 'mara@example.org');
    assert.equal(emailOf({ address: 'mara@example.org', isSetUp: false }), null);
    assert.equal(emailOf({ address: null, isSetUp: true }), null);
  });

  it('says of a webhook whose secret stayed on another machine what to do', () => {
    const record = {
      version: 1,
      createdAt: '2026-11-27T10:00:00.000Z',
      updatedAt: '2026-11-27T10:00:00.000Z',
    };
    const [url, printing] = ['https://hooks.example.org/', { locale: 'en', savedAt: undefined, t }];
    const webhooks = (['ready', 'missing'] as const).map((signing) => ({
      ...record,
      id: signing,
      url,
      signing,
    }));

    assert.deepEqual(
      toContent(preferences, webhooks, printing).webhooks.map(({ note }) => note),
      ['', 'Its secret is not here: enter or make a new one.'],
    );
  });

  it('says when the last change was stored, once there was one', () => {
    const savedOf = (savedAt: number | undefined) =>
      toContent(preferences, [], { locale: 'en', savedAt, t }).saved;

    assert.equal(savedOf(undefined), '');
    assert.match(savedOf(Date.UTC(2026, 10, 27, 14, 52)), /^\d{2}:52$/);
  });
});
