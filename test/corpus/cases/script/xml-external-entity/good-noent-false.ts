import Fastify from 'fastify';
import libxml from 'libxmljs2';

const options = { noent: false, dtdload: false };
const app = Fastify();

app.post<{ Body: string }>('/feed', async (request) =>
  libxml.parseXmlString(request.body, options).find('//title').map(String),
);
