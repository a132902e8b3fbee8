import { checkMarks, describePrograms, program } from '../marked.test.ts';

describePrograms('an upload in Python', 'python', [
  program(
    'is no path itself, in Flask, Bottle, Sanic and Tornado; its name is one',
    `
    import bottle
    import tornado.web
    from PIL import Image
    from sanic import Sanic

    @app.post("/a")
    def a():
        file = request.files["x"]
        Image.open(file)
        Image.open(file.stream)
        file.save("/srv/a.png")
        file.save("/srv/" + file.filename)  # !

    @bottle.post("/b")
    def b():
        sent = bottle.request.files.get("x")
        Image.open(sent.file)
        open(sent.raw_filename)  # !

    api = Sanic("x")

    @api.post("/c")
    async def c(request):
        sent = request.files.get("x")
        Image.open(sent)
        open("/srv/" + sent.name)  # !

    class Up(tornado.web.RequestHandler):
        def post(self):
            sent = self.request.files["x"][0]
            Image.open(sent)
            open(sent["filename"])  # !
    `,
  ),
  program(
    'is no path itself in FastAPI; its name and its text are',
    `
    import pandas as pd
    from fastapi import FastAPI, File, UploadFile
    from PIL import Image
    api = FastAPI()

    @api.post("/a")
    async def a(files: list[UploadFile] = File(...), raw: bytes = File(...), one: UploadFile | None = None, plain=File(...)):
        for each in files:
            Image.open(each.file)
            open(each.filename)  # !
        Image.open(one.file)
        pd.read_csv(await one.read())
        open((await one.read()).decode())  # !
        open("/srv/" + one.filename)  # !
        Image.open(raw)
        pd.read_csv(plain.file)
        open(plain.filename)  # !
    `,
  ),
]);

describe('an upload in JavaScript', () => {
  it('is no path itself; its name is one', async () => {
    await checkMarks(
      'javascript',
      `const express = require('express');
const fs = require('fs');
const Busboy = require('busboy');
const app = express();
app.post('/a', (req, res) => {
  const { photo } = req.files;
  fs.createReadStream(req.file);
  fs.readFileSync(photo);
  res.sendFile(req.file);
  photo.mv('/srv/photo');
  fs.writeFileSync('/srv/' + req.file.originalname, req.file.buffer); // !
  photo.mv('/srv/' + photo.name); // !
});
app.post('/b', (req, res) => {
  const busboy = new Busboy({ headers: req.headers });
  busboy.on('file', (field, file, filename) => {
    file.pipe(fs.createWriteStream('/srv/' + filename)); // !
  });
});
`,
    );
  });
});
