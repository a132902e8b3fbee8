import { checkMarks } from '../marked.test.ts';

describe('pieces of code that nothing gives a request', () => {
  it('read it anyway in JavaScript', async () => {
    await checkMarks(
      'javascript',
      `const { exec } = require('child_process');
exec('ls ' + req.query.folder); // !
eval(req.body.code); // !
const page = \`<div>\${req.query.name}</div>\`;
res.send(page); // !
res.redirect(req.query.next); // !
exec('head -' + Number(req.query.count));
res.send(req.query.items.length);
res.redirect('/home');`,
    );
  });

  it('read it anyway in Python', async () => {
    await checkMarks(
      'python',
      `import os
os.system("ls " + request.GET["folder"]) # !
eval(request.POST.get("code")) # !
os.system("ls " + request.args.get("folder")) # !
os.system("head -%d" % int(request.GET["count"]))
open("/srv/notes").read()
os.system("ls " + settings.GET["folder"])`,
    );
  });

  it('mean their own where the file declares it', async () => {
    await checkMarks(
      'javascript',
      `const { exec } = require('child_process');
const req = { query: { folder: 'fixed' } };
exec('ls ' + req.query.folder);
const res = new Stream();
res.send('<b>' + process.argv[2] + '</b>');
function list({ req }) {
  exec('ls ' + req.length);
}
list({ req: [] });`,
    );
  });
});
