import { createServer } from 'node:http';

const server = createServer((_, answer) => answer.end('ok'));
server.listen({ port: 0, host: 'localhost' });
