import { describePrograms, program } from '../marked.test.ts';

describePrograms('Views that are classes', 'python', [
  program(
    'take the parameters of their methods from the address',
    `
    import tornado.web
    from flask import redirect
    from flask.views import MethodView
    from flask_restful import Resource

    class Page(tornado.web.RequestHandler):
        def get(self, folder):
            self.redirect(folder)  # !

        async def post(self, name):
            with open(name) as held:  # !
                return held.read()

    class Base(MethodView):
        decorators = []

    class Moved(Base):
        def get(self, target):
            return redirect(target)  # !

    class Listed(Resource):
        @needs('admin', log=True)
        def get(self, name):
            return open(name).read()  # !
    `,
  ),
  program(
    'take nothing else from there',
    `
    import tornado.web
    from flask import redirect
    from flask.views import MethodView
    from flask_restful import Resource

    class Page(tornado.web.RequestHandler):
        def initialize(self, folder):
            self.folder = folder

        def home(self, folder):
            self.redirect(folder)

        def get(self):
            self.redirect(self.folder)

    class Counted(MethodView):
        def get(self, number):
            return redirect('/pages/%d' % number)

        @checked
        def post(self, uid, **more):
            return redirect(uid)

    class Checked(Resource):
        @validated({'name': Choice('a', 'b')}, location='query')
        def get(self, values):
            return open(values['name']).read()

    class Numbered(tornado.web.RequestHandler):
        def get(self, camera_id):
            self.redirect(camera_id)

    class Store(object):
        def get(self, name):
            return redirect(name)

    class Outer(MethodView):
        def get(self):
            def get(target):
                return redirect(target)
            return get('/')

    app.add_url_rule('/count/<int:number>/<uuid:uid>', view_func=Counted.as_view('counted'))
    `,
  ),
]);
