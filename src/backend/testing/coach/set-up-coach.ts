import assert from 'node:assert/strict';
import escapeStringRegexp from 'escape-string-regexp';
import { afterEach, beforeEach } from 'mocha';
import type { Schema } from '../../schema.ts';
import { type Answered, type ChatClient, openChat } from '../chat-client.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

/** A practice whose coach is asked over its socket. */
export function setUpCoach(open: OpenDatabase<Schema>) {
  let vireo: TestApp;

  let chat: ChatClient;

  let api: string;

  let nordwind: string;

  beforeEach(async () => {
    vireo = await createTestApp(await open());
    ({ projectId: api, clientId: nordwind } = await vireo.createProject());
    chat = await openChat(vireo.app);
  });

  afterEach(async () => await vireo.app.close());

  async function addEntry(
    projectId: string,
    date: string,
    [from, to]: readonly [string, string],
    as = 'org_admin',
  ): Promise<string> {
    const body = {
      projectId,
      startedAt: `${date}T${from}`,
      endedAt: `${date}T${to}`,
      zone: 'Europe/Berlin',
      note: 'Review',
    };
    const entry = await vireo.ask('POST', '/time-entries', { as, body });
    assert.equal(entry.status, 201, JSON.stringify(entry.body));
    return entry.body.id;
  }

  function linkOf(answer: Answered, figure: string) {
    const index = new RegExp(`\\[${escapeStringRegexp(figure)}\\]\\(vireo:(\\d+)\\)`).exec(answer.text)?.[1];
    assert.ok(index !== undefined, `no link ${figure} in: ${answer.text}`);
    return answer.links[Number(index)];
  }

  return {
    get vireo() {
      return vireo;
    },
    get api() {
      return api;
    },
    get chat() {
      return chat;
    },
    get nordwind() {
      return nordwind;
    },
    addEntry,
    linkOf,
  };
}
