import express from 'express';
import multer from 'multer';
import { parseXml } from 'libxmljs';

const upload = multer({ storage: multer.memoryStorage() });
const app = express();

app.post('/svg', upload.single('image'), (req, res) => {
  const text = req.file!.buffer.toString('utf8');
  const svg = parseXml(text, { replaceEntities: true, noent: true });
  res.json({ root: svg.root()?.name() });
});
