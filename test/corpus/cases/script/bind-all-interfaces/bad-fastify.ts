import fastify from 'fastify';
import { routes } from './routes';

const app = fastify({ logger: true });
await app.register(routes);
await app.listen({ host: '0.0.0.0', port: 3000 });
