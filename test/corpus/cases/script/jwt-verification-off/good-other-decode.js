import Fastify from 'fastify';
import { decode } from 'html-entities';

const app = Fastify();
const algorithm = { compress: 'none' };

app.get('/text', async (request) => ({ text: decode(String(request.query.text)), algorithm }));
