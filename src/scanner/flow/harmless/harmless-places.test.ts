import { describePrograms, program } from '../marked.test.ts';

describePrograms('places that only look dangerous in JavaScript', 'javascript', [
  program(
    'are paths that the library of uploads chose, here and in helpers',
    `
    const express = require('express');
    const fs = require('fs');
    const multer = require('multer');
    const app = express();
    const upload = multer({ dest: '/tmp/up' });
    const drop = (file) => fs.unlink(file.path, done);
    app.post('/a', upload.single('f'), (req, res) => {
      fs.readFile(req.file.path, done);
      fs.readFile('/srv/' + req.file.originalname, done); // !
      fs.readFile(req.body.file.path, done); // !
    });
    app.post('/b', upload.array('f'), (req, res) => {
      for (const file of req.files) fs.unlink(file.path, done);
      drop(req.file);
    });`,
  ),
  program(
    'are paths behind a host of our own',
    `
    const app = require('express')();
    app.get('/a', async (req, res) => {
      await fetch(\`https://api.example.org/users/\${req.query.id}\`);
      await fetch(req.baseUrl + '/users');
      await fetch('https://' + req.query.host + '/users'); // !
    });`,
  ),
]);

describePrograms('places that only look dangerous in Python', 'python', [
  program(
    'are a query that is encoded again, a stored upload and a field of a model',
    `
    import os
    from django.http import HttpResponse
    from django.utils.safestring import mark_safe

    def show(request):
        first = mark_safe(request.GET.urlencode())
        second = mark_safe(request.GET["q"]) # !
        upload = request.FILES["f"]
        stored = open(upload.temporary_file_path(), "rb")
        return HttpResponse(first)`,
  ),
  program(
    'are an address whose first part is ours',
    `
    import requests
    from django.conf import settings

    def show(request):
        requests.get("{}/users/{}".format(settings.API, request.GET["id"]))
        requests.get("{}/users/{}".format(request.GET["host"], 1)) # !
        return None`,
  ),
]);
