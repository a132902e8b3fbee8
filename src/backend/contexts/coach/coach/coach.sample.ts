import { v7 as newId } from 'uuid';
import type { Sample, Takes } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'sessions',
    path: 'ai/sessions',
    table: 'coach_sessions',
    create: async (_test, { post }) => await post('/ai/sessions', {}),
  },
  {
    resource: 'messages',
    path: 'ai/messages',
    table: 'coach_messages',
    async create({ ask }, { as, mark }) {
      const messageId = newId();
      const body = { messageId, sessionId: newId(), text: `Question of ${mark}`, zone: 'UTC' };
      await ask('POST', '/ai/messages', { as, body });
      return messageId;
    },
  },
];

export const takes: Takes = {
  'GET /api/v1/ai/questions': [{ zone: 'UTC' }],
  'GET /api/v1/ai/completions': [{ text: 'ho' }],
};
