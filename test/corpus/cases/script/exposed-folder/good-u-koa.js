const Koa = require('koa');
const path = require('path');
const serve = require('koa-static');

const app = new Koa();
app.use(serve(path.join(process.cwd(), 'dist')));
app.listen(3000);
