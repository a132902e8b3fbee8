import Handlebars from 'handlebars';
import express from 'express';
Handlebars.registerHelper('bold', (text: string) => new Handlebars.SafeString(`<b>${text}</b>`));
const view = Handlebars.compile('Hello {{bold name}}');
const app = express();
app.get('/', (req, res) => { res.send(view({ name: req.query.name })); });
