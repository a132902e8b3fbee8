import Fastify from 'fastify';
import libxml from 'libxmljs2';

const options = { noent: true, dtdload: true };

class Feed {
  constructor(private readonly text: string) {}
  titles(): string[] {
    return libxml.parseXmlString(this.text, options).find('//title').map(String);
  }
}

const app = Fastify();
app.post<{ Body: string }>('/feed', async (request) => new Feed(request.body).titles());
