const inspector = require('inspector');
const app = require('express')();

app.get('/health', (req, res) => res.send('ok'));
app.listen(3000, () => {
  inspector.open(9229, '0.0.0.0');
});
