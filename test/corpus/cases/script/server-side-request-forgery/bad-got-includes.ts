import Fastify from 'fastify';
import got from 'got';

const app = Fastify();

app.post<{ Body: { feed: string } }>('/feeds', async (request, reply) => {
  const feed = new URL(request.body.feed);
  if (feed.hostname === 'localhost') return reply.code(400).send();
  const text = await got(feed).text();
  return { length: text.length };
});
