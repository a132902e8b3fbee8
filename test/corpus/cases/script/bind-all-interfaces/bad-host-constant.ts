import { createServer } from 'node:http';
import { handle } from './handle';

const HOST = '0.0.0.0';
const PORT = Number(process.env.PORT ?? 8080);

createServer(handle).listen(PORT, HOST);
