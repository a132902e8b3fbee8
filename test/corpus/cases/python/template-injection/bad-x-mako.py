import tornado.web
from mako.template import Template


class Badge(tornado.web.RequestHandler):
    def get(self):
        layout = self.get_query_argument("layout", "<b>${name}</b>")
        page = Template(layout, default_filters=["h"])
        self.write(page.render(name=self.get_query_argument("name", "anonymous")))
