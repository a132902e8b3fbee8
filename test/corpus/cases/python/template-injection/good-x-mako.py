import tornado.web
from mako.template import Template

LAYOUTS = {"bold": "<b>${name}</b>", "plain": "<span>${name}</span>"}


class Badge(tornado.web.RequestHandler):
    def get(self):
        layout = LAYOUTS.get(self.get_query_argument("layout", "bold"), LAYOUTS["plain"])
        page = Template(layout, default_filters=["h"])
        self.write(page.render(name=self.get_query_argument("name", "anonymous")))
