from werkzeug.serving import run_simple
from myapp import app

run_simple("localhost", 4000, app, use_debugger=True)
