import Fastify from 'fastify';
import got from 'got';

const app = Fastify();

app.post<{ Body: { feed: string } }>('/feeds', async (request, reply) => {
  const feed = new URL(request.body.feed, 'https://feeds.example.com');
  if (feed.origin !== 'https://feeds.example.com') return reply.code(400).send();
  const text = await got(feed, { followRedirect: false }).text();
  return { length: text.length };
});
