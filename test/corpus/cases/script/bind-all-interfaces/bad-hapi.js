import Hapi from '@hapi/hapi';
import { routes } from './routes.js';

const server = Hapi.server({ port: 4000, host: '0.0.0.0' });
server.route(routes);
await server.start();
