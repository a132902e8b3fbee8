import http from 'node:http';
import { createSession } from './sessions.js';

http
  .createServer(async (req, res) => {
    const id = await createSession(req);
    res.setHeader('Set-Cookie', `sid=${id}; Path=/`);
    res.end('welcome');
  })
  .listen(8080);
