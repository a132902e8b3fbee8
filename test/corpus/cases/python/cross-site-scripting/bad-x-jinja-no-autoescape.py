from jinja2 import DictLoader, Environment
import tornado.web

env = Environment(loader=DictLoader({"card.html": "<div class=card>{{ title }}</div>"}))


class CardHandler(tornado.web.RequestHandler):
    def get(self):
        title = self.get_query_argument("title", "Untitled")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(env.get_template("card.html").render(title=title))
