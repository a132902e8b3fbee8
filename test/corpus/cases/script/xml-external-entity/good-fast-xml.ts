import express from 'express';
import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({ ignoreAttributes: false, processEntities: false });
const app = express();
app.use(express.text({ type: '*/xml' }));

app.post('/feed', (req, res) => {
  res.json(parser.parse(req.body));
});
