import fastify from 'fastify';
import { settings } from './settings';

const app = fastify();
await app.listen({ host: settings.host, port: settings.port });
