import helmet from '@fastify/helmet';
import Fastify from 'fastify';

const app = Fastify();
app.use(helmet({ contentSecurityPolicy: { directives: { scriptSrc: ["'self'"] } } }));
