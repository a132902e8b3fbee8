const fs = require('fs');
const app = require('express')();

app.get('/invoice/:id', (req, res) => {
  const id = parseInt(req.params.id, 10);
  if (Number.isNaN(id)) return res.sendStatus(400);
  const stream = fs.createReadStream(`/srv/invoices/${id}.pdf`);
  stream.on('error', () => res.sendStatus(404));
  stream.pipe(res);
});
app.listen(3000);
