import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'questions',
    path: 'timer/questions',
    table: 'timer_questions',
    /** A gap that was told of a timer. */
    async create({ ask, clock }, { as, idOf }) {
      await ask('POST', '/timer', { as, body: { projectId: await idOf('projects') } });
      clock.now += 3_600_000;
      const [at, from] = [0, 1_800_000].map((ago) => new Date(clock.now - ago).toISOString());
      const body = { at, gap: { from, to: at, kind: 'sleep' } };
      const seen = await ask('POST', '/timer/seen', { as, body });
      await ask('POST', '/timer/stop', { as });
      return seen.body.question.id;
    },
    bodies: { 'POST /api/v1/timer/questions/:id/answer': { answer: 'keep' } },
  },
];
