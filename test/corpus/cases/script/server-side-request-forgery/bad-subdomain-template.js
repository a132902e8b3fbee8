const https = require('https');
const app = require('express')();

app.get('/tenant/:tenant/status', (req, res) => {
  https.get(`https://${req.params.tenant}.internal.example.com/status`, (up) => {
    up.pipe(res);
  });
});
app.listen(3000);
