import cors from '@fastify/cors';
import Fastify from 'fastify';

const app = Fastify();
await app.register(cors, { origin: /.*/, credentials: true });
app.get('/me', async (request) => ({ cookie: request.headers.cookie }));
